import type { GirRepository } from '@gi.ts/parser'
import { type XmlElement, elements, hiddenElements, named, qualify } from './element.js'
import type {
  Class,
  Constant,
  Enumeration,
  Field,
  Item,
  Namespace,
  Property,
  GirSignal,
  GirRecord,
  Type,
} from './model.js'
import { readCallable, readCallables, readVirtuals } from './read-callable.js'
import { unknownInGir } from './unknown.js'
import { readType } from './read-type.js'

/** Reads a parsed repository into the model: only what introspection exposes, with complete names of types. */
export function read(repository: GirRepository): Namespace {
  const [namespace] = repository.namespace ?? []
  if (namespace === undefined) throw unknownInGir('Missing <namespace> in the repository')
  const { name = '', version = '' } = elements(repository, 'namespace')[0]?.$ ?? {}
  // They become file names and part of the generated code.
  if (!/^[A-Za-z]\w*$/.test(name) || !/^[\w.]+$/.test(version)) {
    throw unknownInGir(`Invalid namespace ${JSON.stringify(name)} of version ${JSON.stringify(version)}`)
  }
  const own = (key: keyof typeof namespace) => elements(namespace, key)
  const items: Item[] = [
    ...own('alias').map((it): Item => ({ kind: 'alias', ...named(it), type: readType(it, name) })),
    ...own('constant').map((it) => readConstant(it, name)),
    ...own('enumeration').map((it) => readEnumeration(it, name)),
    ...own('bitfield').map((it) => readEnumeration(it, name)),
    ...own('callback').map((it): Item => ({
      kind: 'callback',
      ...named(it),
      callable: readCallable(it, name),
    })),
    ...own('record').map((it) => readStructure(it, name, false)),
    ...own('union').map((it) => readStructure(it, name, true)),
    ...own('glib:boxed').map((it): Item => ({
      kind: 'boxed',
      ...named(it),
      callables: readCallables(it, name),
    })),
    ...own('interface').map((it) => readClass(it, name, 'interface')),
    ...own('class').map((it) => readClass(it, name, 'class')),
    ...readCallables(namespace, name),
  ]
  const hidden = kinds.flatMap((kind) => hiddenElements(namespace, kind).map((it) => named(it).name))
  const includes = elements(repository, 'include').map(({ $: { name: other = '', version: of = '' } }) => {
    if (!/^[\w.]+-[\w.]+$/.test(`${other}-${of}`)) throw unknownInGir('An <include> has no name or version')
    return `${other}-${of}`
  })
  return { name, version, includes, items, hidden }
}

function readConstant(element: XmlElement, namespace: string): Constant {
  return {
    kind: 'constant',
    ...named(element),
    type: readType(element, namespace),
    value: element.$['value'] ?? '',
  }
}

function readEnumeration(element: XmlElement, namespace: string): Enumeration {
  const members = elements(element, 'member').map((it) => ({ ...named(it), value: it.$['value'] ?? '' }))
  return { kind: 'enumeration', ...named(element), members, functions: readCallables(element, namespace) }
}

function readStructure(element: XmlElement, namespace: string, isUnion: boolean): GirRecord {
  return {
    kind: 'structure',
    ...named(element),
    isClassTable: element.$['glib:is-gtype-struct-for'] !== undefined,
    isUnion,
    hasUnnamed: !isUnion && ('union' in element || 'record' in element),
    fields: [
      ...elements(element, 'field').map((it) => ({ ...readField(it), type: readFieldType(it, namespace) })),
      ...hiddenElements(element, 'field').map((it) => ({ ...readField(it), type: undefined })),
    ],
    callables: readCallables(element, namespace),
  }
}

function readField(element: XmlElement): Omit<Field, 'type'> {
  const isWritable = element.$['writable'] === '1' && element.$['private'] !== '1'
  return { ...named(element), isWritable }
}

const readFieldType = (element: XmlElement, namespace: string): Type =>
  'callback' in element ? { kind: 'inline callback' } : readType(element, namespace)

function readClass(element: XmlElement, namespace: string, kind: 'class' | 'interface'): Class {
  const related = (tag: string) => elements(element, tag).map(({ $ }) => qualify($['name'] ?? '', namespace))
  const parent = element.$['parent']
  return {
    kind,
    ...named(element),
    isAbstract: element.$['abstract'] === '1',
    isFundamental: element.$['glib:fundamental'] === '1',
    parent: parent === undefined ? undefined : qualify(parent, namespace),
    interfaces: [...related('implements'), ...related('prerequisite')],
    properties: elements(element, 'property').map((it) => readProperty(it, namespace)),
    callables: readCallables(element, namespace),
    virtuals: readVirtuals(element, namespace),
    signals: elements(element, 'glib:signal').map((it) => readSignal(it, namespace)),
  }
}

function readProperty(element: XmlElement, namespace: string): Property {
  return {
    ...named(element),
    type: readType(element, namespace),
    isReadable: element.$['readable'] !== '0',
    isWritable: element.$['writable'] === '1',
    isConstructOnly: element.$['construct-only'] === '1',
  }
}

function readSignal(element: XmlElement, namespace: string): GirSignal {
  const isDetailed = element.$['detailed'] === '1'
  return { ...named(element), isDetailed, callable: readCallable(element, namespace) }
}

const kinds = ['callback', 'record']

import type { GirRepository } from '@gi.ts/parser'

import { type Element, elements, hiddenElements, named, qualify } from './element.js'
import type {
  Class,
  Constant,
  Enumeration,
  Field,
  Item,
  Namespace,
  Property,
  Signal,
  Structure,
  Type,
} from './model.js'
import { readCallable, readCallables, readVirtuals } from './read-callable.js'
import { unknown } from '../unknown.js'
import { readType } from './read-type.js'

// The parsed repository as a model: only what introspection exposes, every type's name complete.
export function read(repository: GirRepository): Namespace {
  const [namespace] = repository.namespace ?? []
  if (namespace === undefined) throw unknown('repository: it has no <namespace>')
  const { name, version } = namespace.$
  // They become the names of files, and part of code.
  if (!/^[A-Za-z]\w*$/.test(name) || !/^[\w.]+$/.test(version)) {
    throw unknown(`namespace ${JSON.stringify(name)} of version ${JSON.stringify(version)}`)
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
  const includes = elements(repository, 'include').map(({ $ }) => `${$['name'] ?? ''}-${$['version'] ?? ''}`)
  return { name, version, includes, items, hidden }
}

function readConstant(element: Element, namespace: string): Constant {
  return {
    kind: 'constant',
    ...named(element),
    type: readType(element, namespace),
    value: element.$['value'] ?? '',
  }
}

function readEnumeration(element: Element, namespace: string): Enumeration {
  const members = elements(element, 'member').map((it) => ({ ...named(it), value: it.$['value'] ?? '' }))
  return { kind: 'enumeration', ...named(element), members, functions: readCallables(element, namespace) }
}

function readStructure(element: Element, namespace: string, isUnion: boolean): Structure {
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

function readField(element: Element): Omit<Field, 'type'> {
  const isWritable = element.$['writable'] === '1' && element.$['private'] !== '1'
  return { ...named(element), isWritable }
}

const readFieldType = (element: Element, namespace: string): Type =>
  'callback' in element ? { kind: 'inline callback' } : readType(element, namespace)

function readClass(element: Element, namespace: string, kind: 'class' | 'interface'): Class {
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

function readProperty(element: Element, namespace: string): Property {
  return {
    ...named(element),
    type: readType(element, namespace),
    isReadable: element.$['readable'] !== '0',
    isWritable: element.$['writable'] === '1',
    isConstructOnly: element.$['construct-only'] === '1',
  }
}

function readSignal(element: Element, namespace: string): Signal {
  const isDetailed = element.$['detailed'] === '1'
  return { ...named(element), isDetailed, callable: readCallable(element, namespace) }
}

const kinds = ['callback', 'record']

import { unknownInGir } from './unknown.js'

/** Throws an error that names the first element that the reader would otherwise drop silently. */
export function assertKnownElements(tag: string, element: object, path: string[] = []): void {
  const attributes = '$' in element ? (element.$ as Record<string, string>) : {}
  const name = attributes['name'] ?? attributes['glib:name']
  const here = name === undefined ? path : [...path, name]
  for (const [child, value] of Object.entries(element)) {
    if (child === '$' || isText(child) || unread.includes(child)) continue
    if (knownChildren[tag]?.includes(child) !== true) {
      throw unknownInGir(`Unknown GIR element <${child}> in <${tag}> ${here.join('.')}`)
    }
    for (const item of [value].flat() as unknown[]) {
      if (typeof item === 'object' && item !== null) assertKnownElements(child, item, here)
    }
  }
}

const isText = (key: string) => key === '_'

// Elements that describe the source, or that introspection does not expose.
const unread = [
  ...['doc', 'doc-deprecated', 'doc-stability', 'doc-version', 'doc:format', 'docsection', 'source-position'],
  ...['attribute', 'c:include', 'package', 'function-inline', 'function-macro', 'method-inline'],
]

const callable = ['parameters', 'return-value']
const value = ['type', 'array']
const functions = ['constructor', 'function', 'method']
const structure = [...functions, 'field', 'record', 'union']
const object = [...functions, 'virtual-method', 'property', 'glib:signal', 'field', 'constant']

const knownChildren: Partial<Record<string, string[]>> = {
  repository: ['include', 'namespace'],
  namespace: [
    ...['alias', 'bitfield', 'callback', 'class', 'constant', 'enumeration', 'function', 'glib:boxed'],
    ...['interface', 'record', 'union'],
  ],
  alias: value,
  array: value,
  bitfield: ['member', 'function'],
  callback: callable,
  class: [...object, 'implements', 'callback', 'record', 'union'],
  constant: value,
  constructor: callable,
  enumeration: ['member', 'function'],
  field: [...value, 'callback'],
  function: callable,
  'glib:boxed': ['function'],
  'glib:signal': callable,
  'instance-parameter': value,
  interface: [...object, 'prerequisite'],
  method: callable,
  parameter: [...value, 'varargs'],
  parameters: ['instance-parameter', 'parameter'],
  property: value,
  record: structure,
  'return-value': value,
  type: value,
  union: structure,
  'virtual-method': callable,
}

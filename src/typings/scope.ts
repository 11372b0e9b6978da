import type { Class, Item, Namespace, Type } from './gir/model.js'

// What can be seen while one namespace is adapted, and which others it turned out to need.
export interface Scope {
  namespace: string
  imports: Set<string>
  find: (name: string) => Item
  hasStructure: (name: string) => boolean
  isHidden: (name: string) => boolean
  // The classes that derive from a class, directly or not.
  descendants: (name: string) => Class[]
  // Whether the headers' own words are wanted in the comments.
  withDocs: boolean
}

// A way to open a scope for each of these namespaces.
export function scopes(namespaces: Namespace[], withDocs = false): (namespace: string) => Scope {
  const items = new Map<string, Item>()
  for (const { name, items: own } of namespaces)
    for (const item of own) items.set(`${name}.${item.name}`, item)
  const find = (name: string) => {
    const item = items.get(name)
    if (item === undefined) throw new Error(`Unknown type ${name}`)
    return item
  }
  const hasStructure = (name: string) => items.get(name)?.kind === 'structure'
  const hidden = new Set(namespaces.flatMap(({ name, hidden }) => hidden.map((it) => `${name}.${it}`)))
  const children = new Map<string, [name: string, type: Class][]>()
  for (const [name, item] of items) {
    if (item.kind !== 'class' || item.parent === undefined) continue
    children.set(item.parent, [...(children.get(item.parent) ?? []), [name, item]])
  }
  const descendants = (name: string): Class[] =>
    (children.get(name) ?? []).flatMap(([child, type]) => [type, ...descendants(child)])
  return (namespace) => ({
    namespace,
    imports: new Set(),
    find,
    hasStructure,
    isHidden: (name) => hidden.has(name),
    descendants,
    withDocs,
  })
}

// How a type is written in the scope: `Memory` at home, `Gst.Memory` elsewhere.
export function reference(name: string, scope: Scope): string {
  const [namespace = '', own = ''] = name.split('.')
  if (namespace === scope.namespace) return own
  scope.imports.add(namespace)
  return name
}

// A class or an interface, by its name.
export function findClass(name: string, scope: Scope): Class {
  const item = scope.find(name)
  if (item.kind === 'class' || item.kind === 'interface') return item
  throw new Error(`Cannot derive from ${name}: it is no class but a ${item.kind}`)
}

// The type behind an alias. Of one that introspection hides, nothing but the pointer is left.
export function resolve(type: Type, scope: Scope): Type {
  if (type.kind !== 'named') return type
  if (scope.isHidden(type.name)) return { kind: 'basic', name: 'gpointer' }
  const item = scope.find(type.name)
  return item.kind === 'alias' ? resolve(item.type, scope) : type
}

// Names a member in the errors that adapting it raises.
export function within<T>(name: string, adapt: () => T): T {
  try {
    return adapt()
  } catch (error) {
    throw new Error(`Cannot adapt ${name}: ${(error as Error).message}`, { cause: error })
  }
}

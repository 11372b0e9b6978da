import type { Addition } from './additions/addition.js'
import { additionsTo } from './additions/index.js'
import { declarableName } from './adapt/names.js'
import { unknown } from './unknown.js'
import type { Class, Item, Namespace, Type } from './gir/model.js'

// What can be seen while one namespace is adapted, and which others it turned out to need.
export interface Scope {
  namespace: string
  imports: Set<string>
  find: (name: string) => Item
  has: (name: string) => boolean
  hasStructure: (name: string) => boolean
  isHidden: (name: string) => boolean
  // The types that derive from a type, directly or not.
  descendants: (name: string) => Class[]
  // Remembers what is the same in each scope of these namespaces.
  once: <T>(key: string, make: () => T) => T
  // What is added by hand to the namespace of that name.
  additionsTo: (namespace: string) => Addition[]
  // Whether the headers' own words are wanted in the comments.
  withDocs: boolean
}

// A way to open a scope for each of these namespaces.
export function scopes(namespaces: Namespace[], withDocs = false): (namespace: string) => Scope {
  const items = new Map<string, Item>()
  for (const { name, items: own } of namespaces)
    for (const item of own) items.set(`${name}.${item.name}`, item)
  checkCircles(items)
  const find = (name: string) => {
    const item = items.get(name)
    if (item === undefined) throw unknown(`type ${name}`)
    return item
  }
  const has = (name: string) => items.has(name)
  const hasStructure = (name: string) => items.get(name)?.kind === 'structure'
  const hidden = new Set(namespaces.flatMap(({ name, hidden }) => hidden.map((it) => `${name}.${it}`)))
  const versions = new Map(namespaces.map(({ name, version }) => [name, version]))
  const descendants = findDescendants(items)
  const made = new Map<string, unknown>()
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
  return (namespace) => ({
    namespace,
    imports: new Set(),
    find,
    has,
    hasStructure,
    isHidden: (name) => hidden.has(name),
    descendants,
    once,
    additionsTo: (name) => additionsTo(`${name}-${versions.get(name) ?? ''}`),
    withDocs,
  })
}

// Nothing is an alias for itself or derives from itself: whoever follows it would not come to an end.
function checkCircles(items: ReadonlyMap<string, Item>): void {
  const ended = new Set<string>()
  const follow = (name: string, path: readonly string[]) => {
    if (path.includes(name)) throw unknown(`circle of types: ${[...path, name].join(', ')}`)
    if (ended.has(name)) return
    for (const next of nextOf(items.get(name))) follow(next, [...path, name])
    ended.add(name)
  }
  for (const name of items.keys()) follow(name, [])
}

function nextOf(item: Item | undefined): string[] {
  if (item?.kind === 'alias') return item.type.kind === 'named' ? [item.type.name] : []
  if (item?.kind !== 'class' && item?.kind !== 'interface') return []
  return item.parent === undefined ? item.interfaces : [item.parent, ...item.interfaces]
}

function findDescendants(items: ReadonlyMap<string, Item>): (name: string) => Class[] {
  const children = new Map<string, [name: string, type: Class][]>()
  for (const [name, item] of items) {
    if (item.kind !== 'class' && item.kind !== 'interface') continue
    // What has an interface is an object, whatever else it is.
    const above = item.kind === 'interface' ? ['GObject.Object'] : []
    const bases = item.parent === undefined ? item.interfaces : [item.parent, ...item.interfaces]
    for (const base of [...above, ...bases]) {
      children.set(base, [...(children.get(base) ?? []), [name, item]])
    }
  }
  const below = (name: string): Class[] =>
    (children.get(name) ?? []).flatMap(([child, type]) => [type, ...below(child)])
  return (name) => [...new Set(below(name))]
}

// How a type is written in the scope: `Memory` at home, `Gst.Memory` elsewhere.
export function reference(name: string, scope: Scope): string {
  const [namespace = '', own = ''] = name.split('.')
  if (namespace === scope.namespace) return declarableName(own)
  scope.imports.add(namespace)
  return name
}

// A class or an interface, by its name.
export function findClass(name: string, scope: Scope): Class {
  const item = scope.find(name)
  if (item.kind === 'class' || item.kind === 'interface') return item
  throw unknown(`base ${name}: it is no class but a ${item.kind}`)
}

// The type behind an alias. Of one that introspection hides, nothing but the pointer is left.
export function resolve(type: Type, scope: Scope): Type {
  if (type.kind !== 'named') return type
  if (scope.isHidden(type.name)) return { kind: 'basic', name: 'gpointer' }
  const item = scope.find(type.name)
  return item.kind === 'alias' ? resolve(item.type, scope) : type
}

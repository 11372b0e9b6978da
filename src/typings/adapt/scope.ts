import type { Addition } from './addition.js'
import { declarableName } from './names.js'
import { type Class, type Item, type Namespace, type Type, unknownInGir } from '../../gir/index.js'

/** What is visible while a namespace is adapted, and which other namespaces it needs. */
export interface Scope {
  namespace: string
  imports: Set<string>
  find: (name: string) => Item
  has: (name: string) => boolean
  hasStructure: (name: string) => boolean
  isHidden: (name: string) => boolean
  /** Returns the types that derive from a type, directly or indirectly. */
  descendants: (name: string) => Class[]
  /** Caches a value that is the same in each scope of these namespaces. */
  once: <T>(key: string, make: () => T) => T
  /** Returns the manual additions to a namespace. */
  additionsTo: (namespace: string) => Addition[]
  /** Whether comments include the documentation of the headers. */
  withDocs: boolean
}

/** What a scope cannot read from the namespaces. */
export interface ScopeOptions {
  /** Whether comments contain the documentation of the headers. */
  readonly withDocs?: boolean | undefined
  /** Returns the manual additions to a namespace (`Gst-1.0`). Default: none. */
  readonly additionsTo?: (namespace: string) => Addition[]
}

/** Returns a function that opens the scope of one of these namespaces. */
export function scopes(
  namespaces: Namespace[],
  { withDocs = false, additionsTo = () => [] }: ScopeOptions = {},
): (namespace: string) => Scope {
  const items = new Map<string, Item>()
  for (const { name, items: own } of namespaces)
    for (const item of own) items.set(`${name}.${item.name}`, item)
  checkCircles(items)
  const find = (name: string) => {
    const item = items.get(name)
    if (item === undefined) throw unknownInGir(`Unknown type ${name}`)
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

/** Throws if a type is an alias for itself or derives from itself: resolving it would never end. */
function checkCircles(items: ReadonlyMap<string, Item>): void {
  const ended = new Set<string>()
  const follow = (name: string, path: readonly string[]) => {
    if (path.includes(name)) throw unknownInGir(`Circular types: ${[...path, name].join(', ')}`)
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
    // Whatever implements an interface is a GObject.
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

/** Returns how a type is written in the scope: `Memory` in its own namespace, `Gst.Memory` elsewhere. */
export function reference(name: string, scope: Scope): string {
  const [namespace = '', own = ''] = name.split('.')
  if (namespace === scope.namespace) return declarableName(own)
  scope.imports.add(namespace)
  return name
}

/** Finds a class or an interface by its name. */
export function findClass(name: string, scope: Scope): Class {
  const item = scope.find(name)
  if (item.kind === 'class' || item.kind === 'interface') return item
  throw unknownInGir(`Invalid base ${name}: it is not a class but a ${item.kind}`)
}

/** Resolves aliases. A type that introspection hides becomes a bare pointer. */
export function resolve(type: Type, scope: Scope): Type {
  if (type.kind !== 'named') return type
  if (scope.isHidden(type.name)) return { kind: 'basic', name: 'gpointer' }
  const item = scope.find(type.name)
  return item.kind === 'alias' ? resolve(item.type, scope) : type
}

// The introspection functions that node-gtk itself is built on. They read the installed typelibs without our own code.
import { createRequire } from 'node:module'

/** An entry in a typelib. */
export interface Info {
  readonly __brand: 'GIBaseInfo'
}

type Getter<T> = (info: Info) => T
type At = (info: Info, index: number) => Info

interface Introspection {
  Repository_get_default(): object
  Repository_find_by_name: { call(repository: object, namespace: string, name: string): Info | null }
  Repository_get_n_infos: { call(repository: object, namespace: string): number }
  Repository_get_info: { call(repository: object, namespace: string, index: number): Info }
  Repository_find_by_gtype: { call(repository: object, type: bigint): Info | null }
  BaseInfo_get_name: { call(info: Info): string }
  BaseInfo_get_namespace: { call(info: Info): string }
  BaseInfo_get_type: { call(info: Info): number }
  InfoType: Record<string, number>
  TypeTag: Record<string, number>
  Direction: Record<string, number>
  function_info_get_symbol: Getter<string>
  callable_info_get_n_args: Getter<number>
  callable_info_get_arg: At
  callable_info_can_throw_gerror: Getter<boolean>
  arg_info_get_type: Getter<Info>
  arg_info_get_direction: Getter<number>
  arg_info_may_be_null: Getter<boolean>
  arg_info_get_closure: Getter<number>
  arg_info_get_destroy: Getter<number>
  type_info_get_tag: Getter<number>
  type_info_get_array_length: Getter<number>
  type_info_get_interface: Getter<Info>
  object_info_get_parent: Getter<Info | null>
}

const nodeGtk = createRequire(import.meta.url)('node-gtk') as {
  _GIRepository: Introspection
  require(name: string, version?: string): Record<string, unknown>
}

/** The introspection functions, by their C names without `g_`. */
export const gi = nodeGtk._GIRepository

/** node-gtk's own function to load a namespace and its dependencies. */
export const requireRaw = nodeGtk.require.bind(nodeGtk)

const repository = gi.Repository_get_default()

/** Returns the top-level entries of a namespace. */
export function infosOf(namespace: string): Info[] {
  const count = gi.Repository_get_n_infos.call(repository, namespace)
  return Array.from({ length: count }, (_, index) =>
    gi.Repository_get_info.call(repository, namespace, index),
  )
}

/** Returns a top-level entry by its C name. */
export function findInfo(namespace: string, name: string): Info | null {
  return gi.Repository_find_by_name.call(repository, namespace, name)
}

/** Returns the entry of a registered type, if there is one. */
export function findByGType(type: bigint): Info | null {
  return gi.Repository_find_by_gtype.call(repository, type)
}

export const nameOf = (info: Info) => gi.BaseInfo_get_name.call(info)
export const namespaceOf = (info: Info) => gi.BaseInfo_get_namespace.call(info)
export const typeOf = (info: Info) => gi.BaseInfo_get_type.call(info)

/** Returns a list of members of an entry, as in `members(info, 'object', 'method')`. */
export function members(info: Info, kind: string, what: string): Info[] {
  const lists = gi as unknown as Record<string, Getter<number> | At | undefined>
  const plural = what === 'property' ? 'properties' : `${what}s`
  const count = lists[`${kind}_info_get_n_${plural}`] as Getter<number> | undefined
  const at = lists[`${kind}_info_get_${what}`] as At | undefined
  if (count === undefined || at === undefined) return []
  return Array.from({ length: count(info) }, (_, index) => at(info, index))
}

/** Returns the parent of a class. */
export function parentOf(info: Info): Info | null {
  return gi.object_info_get_parent(info)
}

// Facts about a class from the installed typelibs, through the introspection functions that node-gtk itself uses.
import { createRequire } from 'node:module'

interface Info {
  readonly __brand: 'GIBaseInfo'
}

interface Repository {
  Repository_get_default(): object
  Repository_find_by_name: { call(repository: object, namespace: string, name: string): Info }
  BaseInfo_get_name: { call(info: Info): string }
  readonly object_info_get_n_methods: (info: Info) => number
  readonly object_info_get_method: (info: Info, index: number) => Info
  readonly object_info_get_n_vfuncs: (info: Info) => number
  readonly object_info_get_vfunc: (info: Info, index: number) => Info
  readonly object_info_get_n_properties: (info: Info) => number
  readonly object_info_get_property: (info: Info, index: number) => Info
  readonly object_info_get_n_signals: (info: Info) => number
  readonly object_info_get_signal: (info: Info, index: number) => Info
  readonly object_info_get_n_fields: (info: Info) => number
  readonly object_info_get_field: (info: Info, index: number) => Info
}

const { _GIRepository: gi } = createRequire(import.meta.url)('node-gtk') as { _GIRepository: Repository }

/** Returns the names of the members that a class itself declares, in C spelling. */
export function introspect(namespace: string, className: string) {
  const info = gi.Repository_find_by_name.call(gi.Repository_get_default(), namespace, className)
  const names = (count: number, at: (info: Info, index: number) => Info) =>
    Array.from({ length: count }, (_, index) => gi.BaseInfo_get_name.call(at(info, index)))
  return {
    methods: names(gi.object_info_get_n_methods(info), gi.object_info_get_method),
    virtualMethods: names(gi.object_info_get_n_vfuncs(info), gi.object_info_get_vfunc),
    properties: names(gi.object_info_get_n_properties(info), gi.object_info_get_property),
    signals: names(gi.object_info_get_n_signals(info), gi.object_info_get_signal),
    fields: names(gi.object_info_get_n_fields(info), gi.object_info_get_field),
  }
}

/** Returns node-gtk's name for a member. */
export function camelCase(name: string): string {
  return name.replace(/[-_]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

import { types } from 'node:util'

/** Returns true for one of node-gtk's wrappers, and false for a proxy of one or an object that inherits from one. */
export function isWrapper(value: unknown): value is { readonly __gtype__: bigint } {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false
  return typeof Object.getOwnPropertyDescriptor(value, '__gtype__')?.value === 'bigint'
}

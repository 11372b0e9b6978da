import { types } from 'node:util'

/** One of node-gtk's wrappers. */
export interface Wrapper {
  /** The GType of the object. */
  readonly __gtype__: bigint
}

/** Returns true for one of node-gtk's wrappers, and false for a proxy of one or an object that inherits from one. */
export function isWrapper(value: unknown): value is Wrapper {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false
  return Object.hasOwn(value, '__gtype__') && typeof (value as Wrapper).__gtype__ === 'bigint'
}

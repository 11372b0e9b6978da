import type { Accessor } from './declarations.js'

/** A type without members would accept any value. This member, which no object has, distinguishes it. */
export function opaque(name: string): Accessor {
  return {
    kind: 'accessor',
    name: '[opaque]',
    notes: {},
    read: `'${name}'`,
    write: undefined,
    isOptional: true,
  }
}

import type { Accessor } from './declarations.js'

// A type without members would take any value: this member, which no object has, tells it from the others.
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

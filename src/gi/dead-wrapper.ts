import { GstAllocatorsError } from '../errors/index.js'

/** Why a wrapper cannot be used any more. */
export type Death = keyof typeof prototypes

/** Makes a wrapper unusable: its members throw `ERR_DISPOSED`, and no function of a namespace accepts it. */
export function markDead(wrapper: object, death: Death): void {
  if (!Object.isExtensible(wrapper) || isDead(wrapper)) return
  Object.defineProperty(wrapper, '__gtype__', { value: G_TYPE_POINTER })
  Object.setPrototypeOf(wrapper, prototypes[death])
}

/** Returns true for a wrapper that was made unusable. */
export function isDead(wrapper: unknown): boolean {
  if (typeof wrapper !== 'object' || wrapper === null) return false
  return Object.values(prototypes).includes(Object.getPrototypeOf(wrapper) as object)
}

// A type that nothing in Gst derives from, so that node-gtk refuses the wrapper as an argument instead of passing NULL.
const G_TYPE_POINTER = 17n << 2n

const prototypes = {
  released: prototype('it was released'),
  lent: prototype('it was lent to a callback, which has returned. Keep a copy of it instead'),
}

function prototype(why: string): object {
  return new Proxy(Object.freeze({}), {
    get(_target, member) {
      if (typeof member === 'symbol') return undefined
      throw new GstAllocatorsError('ERR_DISPOSED', `Cannot use ${member} of this wrapper: ${why}`)
    },
  })
}

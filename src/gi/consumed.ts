import { c, type Pointer } from '../ffi/index.js'
import type { Wrapper } from './is-wrapper.js'

/**
 * Calls a method that takes over a reference to its object. node-gtk 4.1 passes the wrapper's own reference, and drops
 * it a second time at garbage collection. So this code adds a reference first.
 */
export function callConsuming(
  self: Wrapper,
  address: (self: object) => Pointer,
  call: () => unknown,
): unknown {
  const release = addReference(self.__gtype__, address(self))
  let isConsumed = false
  try {
    const result = call()
    // node-gtk returns the same wrapper for the same object, and forgets the reference that comes with it.
    isConsumed = result !== self && !(Array.isArray(result) && result[0] === self)
    return result
  } finally {
    if (!isConsumed) release()
  }
}

/** Adds a reference to an object. Returns the function that drops it. A struct without references is left alone. */
function addReference(type: bigint, object: Pointer): () => void {
  if (object === 0n) return () => undefined
  const fundamental = c.g_type_fundamental(type)
  if (BigInt(fundamental) === G_TYPE_OBJECT) {
    c.g_object_ref(object)
    return () => {
      c.g_object_unref(object)
    }
  }
  if (BigInt(fundamental) !== G_TYPE_BOXED) return () => undefined
  const copy = c.g_boxed_copy(type, object)
  const free = () => {
    c.g_boxed_free(type, copy)
  }
  if (copy === object) return free
  free()
  return () => undefined
}

const G_TYPE_BOXED = 18n << 2n
const G_TYPE_OBJECT = 20n << 2n

import { c, callOnWorker, hasTurns, type Pointer, takeTurn } from '../ffi/index.js'
import { withValue, withValueUntil } from './value.js'

/** A property of an object, and how to reach it. */
export interface PropertyAccess {
  readonly object: Pointer
  readonly name: string
  /** The GType of the value. */
  readonly type: Pointer
  /** True when no thread of GStreamer holds the object's lock, so that the call returns at once. */
  readonly isIdle: boolean
  /** Runs right before the call. Throws to prevent it. */
  readonly check: () => void
}

/** Reads a property, and decodes its value. If the object is idle, it does so before it returns. */
export async function readProperty<T>(access: PropertyAccess, decode: (value: Pointer) => T): Promise<T> {
  const { object, name, type, check } = access
  if (isQuick(access))
    return withValue(type, (value) => {
      check()
      c.g_object_get_property(object, name, value)
      return decode(value)
    })
  return onWorker(access, async (value) => {
    await takeTurn(object, () => {
      check()
      return callOnWorker('g_object_get_property', object, name, value)
    })
    return decode(value)
  })
}

/** Sets a property to the value that `fill` stores. If the object is idle, it does so before it returns. */
export async function writeProperty(access: PropertyAccess, fill: (value: Pointer) => void): Promise<void> {
  const { object, name, type, check } = access
  if (isQuick(access)) {
    withValue(type, (value) => {
      fill(value)
      check()
      c.g_object_set_property(object, name, value)
    })
    return
  }
  await onWorker(access, async (value) => {
    fill(value)
    await takeTurn(object, () => {
      check()
      return callOnWorker('g_object_set_property', object, name, value)
    })
  })
}

function isQuick({ object, isIdle }: PropertyAccess): boolean {
  return isIdle && !hasTurns(object)
}

/** Keeps the object and the value alive until the call is over. */
async function onWorker<T>(
  { object, type }: PropertyAccess,
  use: (value: Pointer) => Promise<T>,
): Promise<T> {
  c.g_object_ref(object)
  try {
    return await withValueUntil(type, use)
  } finally {
    c.g_object_unref(object)
  }
}

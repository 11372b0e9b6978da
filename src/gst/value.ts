import { c, giveBackStruct, layouts, type Pointer, readPointer, takeStruct } from '../ffi/index.js'

export type { FieldValue, Owned, Structure, Value } from './values/index.js'

/** Returns the GType of the value in a GValue. */
export function typeOfValue(value: Pointer): Pointer {
  return readPointer(value, layouts.GValue.type)
}

/** Calls a function with a GValue that is initialised to a type, and clears the GValue afterwards. */
export function withValue<T>(type: Pointer, use: (value: Pointer) => T): T {
  const struct = takeStruct('GValue')
  c.g_value_init(struct.pointer, type)
  try {
    return use(struct.pointer)
  } finally {
    c.g_value_unset(struct.pointer)
    giveBackStruct(struct)
  }
}

/** Does the same for a function that returns a promise: the GValue lives until that promise is settled. */
export async function withValueUntil<T>(type: Pointer, use: (value: Pointer) => Promise<T>): Promise<T> {
  const struct = takeStruct('GValue')
  c.g_value_init(struct.pointer, type)
  try {
    return await use(struct.pointer)
  } finally {
    c.g_value_unset(struct.pointer)
    giveBackStruct(struct)
  }
}

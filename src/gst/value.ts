import { c, giveBackStruct, layouts, type Pointer, readPointer, takeStruct } from '../ffi/index.js'

/** A GStreamer value in JavaScript. A value without an equivalent is text in the syntax of pipeline descriptions. */
export type Value = string | number | bigint | boolean | null | readonly Value[] | Structure

/** A GstStructure: a name and a set of fields. */
export interface Structure {
  /** The name. In caps, this is the media type. */
  readonly name: string
  /** The fields by name. */
  readonly fields: Readonly<Record<string, Value>>
}

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

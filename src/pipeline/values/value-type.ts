import { c, layouts, nativeStruct, type NativeStruct, type Pointer, readPointer } from '../../ffi/index.js'

/** What a value of GStreamer's is in JavaScript. What has no equivalent is text, as it is written in a pipeline description. */
export type Value = string | number | bigint | boolean | null | readonly Value[] | Structure

/** A GstStructure: a name, and fields. */
export interface Structure {
  /** Its name, which for caps is the media type. */
  readonly name: string
  /** Its fields by their names. */
  readonly fields: Readonly<Record<string, Value>>
}

/** The GType of what a GValue holds. */
export function typeOfValue(value: Pointer): Pointer {
  return readPointer(value, layouts.GValue.type)
}

/** The class struct of an object. */
export function classOf(object: Pointer): Pointer {
  return readPointer(object, layouts.GObject.class)
}

/** The GType of an object: its class. */
export function typeOfObject(object: Pointer): Pointer {
  return readPointer(classOf(object), layouts.GTypeClass.type)
}

/** Tells whether an object is of a GType. */
export function isA(object: Pointer, type: number | bigint): boolean {
  return c.g_type_is_a(typeOfObject(object), BigInt(type)) !== 0
}

/** The name of a GType. */
export function typeName(type: Pointer): string {
  let name = names.get(type)
  if (name === undefined) names.set(type, (name = c.g_type_name(type) ?? ''))
  return name
}

const names = new Map<Pointer, string>()

/** Lends a GValue that is initialised to a type, and empties it afterwards. */
export function withValue<T>(type: Pointer, use: (value: Pointer) => T): T {
  const struct = idle.pop() ?? nativeStruct(layouts.GValue.size)
  c.g_value_init(struct.pointer, type)
  try {
    return use(struct.pointer)
  } finally {
    c.g_value_unset(struct.pointer)
    idle.push(struct)
  }
}

const idle: NativeStruct[] = []

import { c, layouts, type Pointer, readPointer } from '../ffi/index.js'

/** Returns the class struct of an object. */
export function classOf(object: Pointer): Pointer {
  return readPointer(object, layouts.GObject.class)
}

/** Returns the GType of an object. */
export function typeOfObject(object: Pointer): Pointer {
  return readPointer(classOf(object), layouts.GTypeClass.type)
}

/** Returns true if an object is an instance of a GType or of a type derived from it. */
export function isA(object: Pointer, type: number | bigint): boolean {
  return c.g_type_is_a(typeOfObject(object), BigInt(type)) !== 0
}

/** Returns the name of a GType. */
export function typeName(type: Pointer): string {
  let name = names.get(type)
  if (name === undefined) names.set(type, (name = c.g_type_name(type) ?? ''))
  return name
}

const names = new Map<Pointer, string>()

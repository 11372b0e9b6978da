import { c, layouts, type Pointer, readField, readPointer, readString } from '../../ffi/index.js'
import { typeName } from './value-type.js'

/** One value of an enum, or one flag. */
export interface Choice {
  readonly value: number
  /** Its name in a pipeline description. */
  readonly nick: string
}

/** Tells whether a fundamental type is that of enums or of flags. */
export function isChoice(fundamental: string): boolean {
  return fundamental === 'GEnum' || fundamental === 'GFlags'
}

/** The values of a type of enums or of flags. */
export function valuesOf(type: Pointer): Choice[] {
  const isFlags = typeName(BigInt(c.g_type_fundamental(type))) === 'GFlags'
  const layout = isFlags ? flagsLayout : enumLayout
  // Never given back: GLib keeps the classes of such types for good anyway.
  const valueClass = c.g_type_class_ref(type)
  const values = readPointer(valueClass, layout.values)
  return Array.from({ length: Number(readField(valueClass, layout.count, 'uint')) }, (_, index) => {
    const value = values + BigInt(index * layout.size)
    return {
      value: Number(readField(value, 0, isFlags ? 'uint' : 'int')),
      nick: readString(value, layout.nick),
    }
  })
}

const enumLayout = { ...layouts.GEnumClass, ...layouts.GEnumValue }
const flagsLayout = { ...layouts.GFlagsClass, ...layouts.GFlagsValue }

import { c, layouts, type Pointer, readField, readPointer, readString } from '../ffi/index.js'
import { typeName } from './gtype.js'

/** A value of an enum, or one flag. */
export interface EnumValue {
  readonly value: number
  /** The name in pipeline descriptions. */
  readonly nick: string
}

/** Returns true if a fundamental type is that of enums or flags. */
export function isEnumOrFlags(fundamental: string): boolean {
  return fundamental === 'GEnum' || fundamental === 'GFlags'
}

/** Returns the values of an enum or flags type. */
export function enumValues(type: Pointer): EnumValue[] {
  const isFlags = typeName(BigInt(c.g_type_fundamental(type))) === 'GFlags'
  const layout = isFlags ? flagsLayout : enumLayout
  // The reference is not released: GLib never unloads these classes anyway.
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

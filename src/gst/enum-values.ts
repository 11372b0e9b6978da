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

/** Returns the nick of an enum value, which is its name in pipeline descriptions. */
export function nickOf(enumClass: Pointer, value: number): string {
  const found = c.g_enum_get_value(enumClass, value)
  return found === null ? String(value) : readString(found, layouts.GEnumValue.nick)
}

/** Returns the nicks of the flags that are set, joined with + as in a pipeline description. */
export function flagNicks(type: Pointer, flags: number): string {
  const set = enumValues(type).filter(({ value }) => (value === 0 ? flags === 0 : (flags & value) === value))
  return set.map(({ nick }) => nick).join('+')
}

const enumLayout = { ...layouts.GEnumClass, ...layouts.GEnumValue }
const flagsLayout = { ...layouts.GFlagsClass, ...layouts.GFlagsValue }

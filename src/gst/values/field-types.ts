import { wrongType } from '../../errors/index.js'
import { BufferData } from './sample-data.js'
import { Typed } from './typed.js'
import type { FieldValue, Value } from './types.js'

/**
 * The GTypes of the members of a structure or an array where JavaScript cannot tell: 7 may be an int, a uint or a
 * double. Only those that differ from {@link defaultType} are here.
 */
const memberTypes = new WeakMap<object, ReadonlyMap<string, string>>()

/** Returns the name of the GType of a member, or undefined if GStreamer has no type for its value. */
export function typeOfMember(container: object, key: string, value: unknown): string | undefined {
  return memberTypes.get(container)?.get(key) ?? defaultType(value)
}

/** Remembers the GTypes of the members of a frozen container. */
export function rememberTypes(container: object, types: Readonly<Record<string, string>>): void {
  const entries = Object.entries(types)
  if (entries.length > 0) memberTypes.set(container, new Map(entries))
}

/** Returns the GType that a value has unless another is known. */
export function defaultType(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return 'gchararray'
    case 'boolean':
      return 'gboolean'
    case 'bigint':
      return value < 2n ** 63n ? 'gint64' : 'guint64'
    case 'number':
      if (!Number.isSafeInteger(value)) return 'gdouble'
      return (value | 0) === value ? 'gint' : 'gint64'
    case 'object': {
      if (value === null) return undefined
      if (value instanceof Uint8Array) return 'GBytes'
      const type: unknown = Reflect.get(value, 'type')
      return typeof type === 'string' ? type : Array.isArray(value) ? 'GstValueArray' : undefined
    }
    default:
      return undefined
  }
}

/** Returns true if a list or an array may have these items: GStreamer wants all of one type, or ranges of that type. */
export function areAlike(items: readonly unknown[]): boolean {
  const types = items.map((item, index) => basicType(items, index, item)).filter((type) => type !== undefined)
  const [first = ''] = types
  return types.every((type) => type === first || rangeTypes[type] === first || rangeTypes[first] === type)
}

/** Looks into lists and arrays, as GStreamer does. An empty one fits everywhere. */
function basicType(items: readonly unknown[], index: number, item: unknown): string | undefined {
  if (Array.isArray(item)) return item.length === 0 ? undefined : basicType(item, 0, item[0])
  return typeOfMember(items, String(index), item) ?? 'nothing'
}

const rangeTypes: Readonly<Partial<Record<string, string>>> = {
  GstIntRange: 'gint',
  GstInt64Range: 'gint64',
  GstDoubleRange: 'gdouble',
  GstFractionRange: 'GstFraction',
}

/** Freezes the members of a structure, and remembers the types that {@link typed} gave them. */
export function freezeFields(given: Readonly<Record<string, FieldValue>>): Readonly<Record<string, Value>> {
  const types: Record<string, string> = {}
  const fields = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, member(value, name, types)]),
  )
  rememberTypes(fields, types)
  return Object.freeze(fields)
}

/** Fills an empty array, freezes it, and remembers the types that {@link typed} gave its items. */
export function freezeItems<A extends Value[]>(array: A, given: readonly FieldValue[]): A {
  const types: Record<string, string> = {}
  for (const [index, value] of given.entries()) array.push(member(value, String(index), types))
  rememberTypes(array, types)
  if (!areAlike(array))
    throw wrongType('the items of a list or an array', 'all of one type, see typed()', array)
  Object.freeze(array)
  return array
}

function member(given: FieldValue, key: string, types: Record<string, string>): Value {
  if (given instanceof Typed) {
    types[key] = given.gtype
    return given.value
  }
  if (given instanceof Uint8Array) return new BufferData(given.slice())
  if (defaultType(given) === undefined)
    throw wrongType(
      key,
      'a string, number, bigint, boolean, bytes, array or one of the values that this package makes',
      given,
    )
  return given
}

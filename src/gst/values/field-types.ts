import { types as utilTypes } from 'node:util'
import { gtypeOf } from './type-names.js'

/**
 * The types of the members of a structure or an array where JavaScript cannot tell, as they were written: 7 may be an
 * int, a uint or a double. Only those that differ from {@link defaultType} are here.
 */
const memberTypes = new WeakMap<object, ReadonlyMap<string, string>>()

/** Returns the name of the GType of a member, or undefined if GStreamer has no type for its value. */
export function typeOfMember(container: object, key: string, value: unknown): string | undefined {
  const written = writtenType(container, key)
  return written === undefined ? defaultType(value) : gtypeOf(written)
}

/** Returns the type of a member as it was given to typed(), or as GStreamer calls it. Undefined if it has none. */
export function writtenType(container: object, key: string): string | undefined {
  return memberTypes.get(container)?.get(key)
}

/** Remembers the types of the members of a frozen container. */
export function rememberTypes(container: object, types: ReadonlyMap<string, string>): void {
  if (types.size > 0) memberTypes.set(container, types)
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
      if (utilTypes.isUint8Array(value)) return 'GBytes'
      const type: unknown = Reflect.get(value, 'type')
      return typeof type === 'string' ? type : Array.isArray(value) ? 'GstValueArray' : undefined
    }
    default:
      return undefined
  }
}

/** Two items of a list or an array whose types differ, by their index. */
export interface Difference {
  readonly first: number
  readonly other: number
  readonly firstType: string
  readonly otherType: string
}

/** Returns the first items that differ: GStreamer wants all of one type, or ranges of that type. */
export function findDifference(items: readonly unknown[]): Difference | undefined {
  let first: { readonly index: number; readonly type: string } | undefined
  for (let index = 0; index < items.length; index++) {
    const type = basicType(items, index)
    if (type === undefined) continue
    first ??= { index, type }
    if (type !== first.type && rangeTypes[type] !== first.type && rangeTypes[first.type] !== type)
      return { first: first.index, other: index, firstType: first.type, otherType: type }
  }
  return undefined
}

/** Looks into lists and arrays, as GStreamer does. An empty one fits everywhere. */
function basicType(items: readonly unknown[], index: number): string | undefined {
  const item = items[index]
  if (Array.isArray(item)) return item.length === 0 ? undefined : basicType(item, 0)
  return typeOfMember(items, String(index), item) ?? 'nothing'
}

const rangeTypes: Readonly<Partial<Record<string, string>>> = {
  GstIntRange: 'gint',
  GstInt64Range: 'gint64',
  GstDoubleRange: 'gdouble',
  GstFractionRange: 'GstFraction',
}

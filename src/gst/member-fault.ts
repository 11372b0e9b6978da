import { GstAllocatorsError, show } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { findDifference, typeOfMember, writtenType } from './values/field-types.js'
import { itemsOf } from './values/members.js'
import { shortName } from './values/type-names.js'
import { canHold, integerRanges, withMember } from './write-value.js'

/** Returns the error for a member of a structure or an array that could not be written. */
export function memberError(
  place: string,
  container: object,
  key: string,
  member: unknown,
): GstAllocatorsError {
  if (Array.isArray(member)) {
    const items = itemsOf(member)
    const index = items.findIndex((item, at) => !withMember(member, String(at), item, ignore))
    // The item says more than the array in which it is.
    if (index >= 0) return memberError(`item ${index} of ${place}`, member, String(index), items[index])
  }
  return unfit(place, member, faultOf(container, key, member))
}

/** Returns the error for a value that GStreamer cannot have in a place. */
export function unfit(place: string, value: unknown, fault: string): GstAllocatorsError {
  const text = show(value)
  const shown = text.length <= maxShown ? text : `${text.slice(0, maxShown)} …`
  return new GstAllocatorsError('ERR_PROPERTY_VALUE', `Cannot use ${shown} as ${place}: ${fault}`)
}

function faultOf(container: object, key: string, member: unknown): string {
  const gtype = typeOfMember(container, key, member)
  if (member === null) return 'GStreamer can print and read null only as the string of a field. Leave it out'
  if (gtype === undefined)
    return 'GStreamer has no type for it. Use one of the values that this package makes'
  const name = writtenType(container, key) ?? shortName(gtype)
  const type = gtype.includes('\0') ? 0n : BigInt(c.g_type_from_name(gtype))
  if (type === 0n)
    return `GStreamer has no type '${name}'. Use the name of a type, such as 'uint' or 'GstState'`
  if (!canHold(gtype, type))
    return `a value of the type '${name}' cannot be made from JavaScript. Leave it out`
  if (Array.isArray(member) && findDifference(member) !== undefined)
    return 'its items are not all of one type. Make it with list() or array()'
  const range = integerRanges[gtype]
  if (range !== undefined)
    return `it does not fit in the type '${name}'. Use an integer from ${range.min} to ${range.max}`
  return `it does not fit in the type '${name}'. Use a value of that type, or give it another type with typed()`
}

function ignore(): void {
  // Only whether it can be written counts.
}

const maxShown = 200

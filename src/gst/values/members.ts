import { types as utilTypes } from 'node:util'
import { GstAllocatorsError, show, wrongType } from '../../errors/index.js'
import { List, ValueArray } from './containers.js'
import { defaultType, findDifference, rememberTypes } from './field-types.js'
import { checkFieldName } from './names.js'
import { checkDepth } from './nesting.js'
import { BufferData } from './sample-data.js'
import { shortName } from './type-names.js'
import { Typed } from './typed-value.js'
import type { FieldValue, Value } from './types.js'

/** The fields of a structure, each read once. */
export type FieldEntries = readonly (readonly [string, FieldValue])[]

/** Reads the fields that a program gives, and checks their names. */
export function readFields(fields: unknown): FieldEntries {
  // An array, a map and the like have their contents elsewhere.
  if (typeof fields !== 'object' || fields === null || Symbol.iterator in fields)
    throw wrongType('fields', 'an object with the fields by name', fields)
  const entries = Object.entries(fields)
  for (const [name] of entries) checkFieldName(name)
  return entries as FieldEntries
}

/** Freezes the members of a structure, and remembers the types that typed() gave them. */
export function freezeFields(owner: string, given: FieldEntries): Readonly<Record<string, Value>> {
  const types = new Map<string, string>()
  const fields = Object.fromEntries(
    given.map(([name, value]) => {
      const place = `the field ${name} of ${owner}`
      const own = ownMember(place, value, name, types)
      checkDepth(place, own)
      return [name, own]
    }),
  )
  rememberTypes(fields, types)
  return Object.freeze(fields)
}

/** Fills an empty array, freezes it, and remembers the types that typed() gave its items. */
export function freezeItems<A extends Value[]>(array: A, given: readonly unknown[], owner: string): A {
  const types = new Map<string, string>()
  for (const [index, item] of itemsOf(given).entries()) {
    const place = `item ${index} of ${owner}`
    const value = ownMember(place, item, String(index), types)
    if (value === null)
      throw wrongType(place, 'a value: GStreamer cannot print null there. Leave it out', value)
    array.push(value)
  }
  rememberTypes(array, types)
  checkDepth(owner, array)
  const difference = findDifference(array)
  if (difference !== undefined) throw unlike(array, owner, difference)
  Object.freeze(array)
  return array
}

/** Returns the items of an array by their index: a subclass of Array may have an iterator and a map() of its own. */
export function itemsOf(array: readonly unknown[]): unknown[] {
  return Array.from({ length: array.length }, (_, index) => array[index])
}

function ownMember(place: string, given: unknown, key: string, types: Map<string, string>): Value {
  const written = Typed.writtenTypeOf(given)
  if (written !== undefined) {
    types.set(key, written)
    return (given as Typed).value
  }
  const value = ownValue(place, given)
  return utilTypes.isUint8Array(value) ? new BufferData(value) : value
}

/** Returns a value that only this package can change: arrays and bytes are copied. */
export function ownValue(place: string, given: unknown): Value {
  if (utilTypes.isUint8Array(given)) return new Uint8Array(given)
  if (Array.isArray(given) && !isOwnArray(given)) {
    // Before the copy, which would not end for an array that contains itself.
    checkDepth(place, given)
    return freezeItems(
      Reflect.get(given, 'type') === 'GstValueList' ? new List() : new ValueArray(),
      given,
      place,
    )
  }
  if (defaultType(given) === undefined)
    throw wrongType(
      place,
      'a string, number, bigint, boolean, bytes, array or one of the values that this package makes',
      given,
    )
  return given as Value
}

/** Returns true for an array that was made, or read, by this package. */
function isOwnArray(array: readonly unknown[]): boolean {
  const prototype: unknown = Object.getPrototypeOf(array)
  return Object.isFrozen(array) && (prototype === List.prototype || prototype === ValueArray.prototype)
}

function unlike(
  items: readonly unknown[],
  owner: string,
  { first, other, firstType, otherType }: NonNullable<ReturnType<typeof findDifference>>,
): GstAllocatorsError {
  const [one, two] = [first, other].map((index) => show(items[index]))
  return new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot use ${two} as item ${other} of ${owner}: it is of type ${shortName(otherType)}, but item ${first} (${one}) is of type ${shortName(firstType)}. Use items of one type, or give them one with typed()`,
  )
}

// More than 200 lines, because it is one table of how each GType is written.
import { types } from 'node:util'
import { c, type Pointer } from '../ffi/index.js'
import { makeCaps, makeStructure, makeTags } from './make-boxed.js'
import { enumValues } from './enum-values.js'
import { typeName } from './gtype.js'
import { checkValueText } from './text/check-value-text.js'
import { typeOfValue, withValue } from './value.js'
import { findDifference, typeOfMember } from './values/field-types.js'
import { itemsOf } from './values/members.js'
import {
  BufferData,
  Bitmask,
  CalendarDate,
  Caps,
  DateTime,
  FlagSet,
  Fraction,
  Opaque,
  Range,
  Structure,
  TagList,
} from './values/index.js'

/** Stores a JavaScript value in an initialised GValue. Returns false if a value of its type cannot hold it. */
export function writeValue(value: Pointer, input: unknown): boolean {
  const type = typeOfValue(value)
  const fundamental = typeName(BigInt(c.g_type_fundamental(type)))
  if (input === null) return nullable.includes(fundamental)
  const write = byName[typeName(type)] ?? byFundamental[fundamental]
  return write?.(value, input) ?? false
}

/** Calls a function with a GValue of the type that a member of a structure or an array has. */
export function withMember(
  container: object,
  key: string,
  member: unknown,
  use: (value: Pointer) => void,
): boolean {
  const name = typeOfMember(container, key, member)
  if (member === null) return withNull(container, name, use)
  const type = name === undefined || name.includes('\0') ? 0n : BigInt(c.g_type_from_name(name))
  if (type === 0n || !canHold(name ?? '', type)) return false
  return withValue(type, (value) => {
    const isWritten = writeValue(value, member)
    if (isWritten) use(value)
    return isWritten
  })
}

/** Calls a function that builds values only to print them: what was read with a null in it can be printed. */
export function whilePrinting<T>(build: () => T): T {
  const before = isPrinting
  isPrinting = true
  try {
    return build()
  } finally {
    isPrinting = before
  }
}

let isPrinting = false

/** GStreamer can print and read null only as the string of a field. Some other types crash it. */
function withNull(container: object, name: string | undefined, use: (value: Pointer) => void): boolean {
  const isItem = Array.isArray(container)
  if (name === undefined || !(isPrinting || (name === 'gchararray' && !isItem))) return false
  if (isItem) return name === 'gchararray' && withMember(['NULL'], '0', 'NULL', use)
  withValue(BigInt(c.g_type_from_name(name === 'gchararray' ? name : 'gpointer')), use)
  return true
}

type Write = (value: Pointer, input: unknown) => boolean

/** The limits of the integer types. */
export const integerRanges: Readonly<
  Partial<Record<string, { readonly min: bigint; readonly max: bigint }>>
> = {
  guchar: unsigned(8),
  gint: signed(32),
  guint: unsigned(32),
  glong: signed(64),
  gulong: unsigned(64),
  gint64: signed(64),
  guint64: unsigned(64),
}

/** GStreamer would wrap a number that does not fit. */
const writeInteger: Write = (value, input) => {
  if (typeof input !== 'bigint' && !(typeof input === 'number' && Number.isSafeInteger(input))) return false
  const range = integerRanges[typeName(typeOfValue(value))]
  return range !== undefined && input >= range.min && input <= range.max && deserialize(value, String(input))
}

function signed(bits: number): { min: bigint; max: bigint } {
  return { min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n }
}

function unsigned(bits: number): { min: bigint; max: bigint } {
  return { min: 0n, max: 2n ** BigInt(bits) - 1n }
}

const text: Write = (value, input) => typeof input === 'string' && deserialize(value, input)

const byName: Readonly<Record<string, Write>> = {
  gchararray: (value, input) => {
    if (typeof input !== 'string' || input.includes('\0')) return false
    c.g_value_set_string(value, input)
    return true
  },
  gboolean: (value, input) => typeof input === 'boolean' && deserialize(value, String(input)),
  ...Object.fromEntries(Object.keys(integerRanges).map((name) => [name, writeInteger])),
  gfloat: (value, input) => {
    if (typeof input === 'number') c.g_value_set_float(value, input)
    return typeof input === 'number'
  },
  gdouble: (value, input) => {
    if (typeof input === 'number') c.g_value_set_double(value, input)
    return typeof input === 'number'
  },
  GType: text,
  GstFraction: (value, input) =>
    (input instanceof Fraction || typeof input === 'string') && deserialize(value, String(input)),
  GstBitmask: (value, input) =>
    (input instanceof Bitmask || typeof input === 'string') && deserialize(value, String(input)),
  GstIntRange: (value, input) =>
    isRange<number>(input, 'GstIntRange', ({ min, max, step = 1 }) => {
      c.gst_value_set_int_range_step(value, min, max, step)
    }),
  GstInt64Range: (value, input) =>
    isRange<bigint>(input, 'GstInt64Range', ({ min, max, step = 1n }) => {
      c.gst_value_set_int64_range_step(value, min, max, step)
    }),
  GstDoubleRange: (value, input) =>
    isRange<number>(input, 'GstDoubleRange', ({ min, max }) => {
      c.gst_value_set_double_range(value, min, max)
    }),
  GstFractionRange: (value, input) =>
    isRange<Fraction>(input, 'GstFractionRange', ({ min, max }) => {
      c.gst_value_set_fraction_range_full(
        value,
        min.numerator,
        min.denominator,
        max.numerator,
        max.denominator,
      )
    }),
  GstValueList: (value, input) =>
    writeItems(input, (item) => {
      c.gst_value_list_append_value(value, item)
    }),
  GstValueArray: (value, input) =>
    text(value, input) ||
    writeItems(input, (item) => {
      c.gst_value_array_append_value(value, item)
    }),
  GValueArray: (value, input) => {
    const array = c.g_value_array_new(0)
    c.g_value_take_boxed(value, array)
    return writeItems(input, (item) => {
      c.g_value_array_append(array, item)
    })
  },
  GstStructure: (value, input) => {
    if (!(input instanceof Structure)) return text(value, input)
    c.g_value_take_boxed(value, makeStructure(input))
    return true
  },
  GstCaps: (value, input) => {
    if (!(input instanceof Caps)) return text(value, input)
    c.g_value_take_boxed(value, makeCaps(input))
    return true
  },
  GstTagList: (value, input) => {
    if (!(input instanceof TagList)) return text(value, input)
    c.g_value_take_boxed(value, makeTags(input))
    return true
  },
  GstBuffer: (value, input) => {
    const bytes = input instanceof BufferData ? input.bytes : input
    return text(value, input) || takeBytes(value, bytes, (copy) => c.gst_buffer_new_memdup(copy, copy.length))
  },
  GBytes: (value, input) => takeBytes(value, input, (copy) => c.g_bytes_new(copy, copy.length)),
  GStrv: writeStrings,
  GDate: (value, input) =>
    input instanceof CalendarDate ? deserialize(value, String(input)) : text(value, input),
  GstDateTime: (value, input) =>
    input instanceof DateTime ? deserialize(value, String(input)) : text(value, input),
  GDateTime: (value, input) =>
    input instanceof DateTime ? deserialize(value, String(input)) : text(value, input),
}

const byFundamental: Readonly<Record<string, Write>> = {
  GEnum: writeNick,
  GFlags: writeNicks,
  GstFlagSet: (value, input) => {
    if (!(input instanceof FlagSet)) return false
    c.gst_value_set_flagset(value, input.flags, input.mask)
    return true
  },
  GBoxed: (value, input) =>
    input instanceof Opaque ? input.text !== null && text(value, input.text) : text(value, input),
}

// The types whose GValues hold NULL when they are new.
const nullable: readonly string[] = ['gchararray', 'GBoxed', 'GObject', 'gpointer']
// GLib logs a CRITICAL when a GValue of one of these types is initialised.
const abstract: readonly string[] = ['GEnum', 'GFlags', 'GBoxed']

/** Returns true if values of a type can be made from JavaScript. */
export function canHold(name: string, type: Pointer): boolean {
  if (abstract.includes(name)) return false
  const fundamental = typeName(BigInt(c.g_type_fundamental(type)))
  return name in byName || fundamental in byFundamental || nullable.includes(fundamental)
}

function isRange<T>(input: unknown, type: string, use: (range: Range<string, T>) => void): boolean {
  if (!(input instanceof Range) || input.type !== type) return false
  use(input as Range<string, T>)
  return true
}

function writeItems(input: unknown, append: (item: Pointer) => void): boolean {
  if (!Array.isArray(input) || findDifference(input) !== undefined) return false
  return itemsOf(input).every((item, index) => withMember(input, String(index), item, append))
}

/** Makes a copy first: an object of a class derived from Uint8Array may have a length of its own. */
function takeBytes(value: Pointer, input: unknown, make: (bytes: Uint8Array) => Pointer): boolean {
  if (!types.isUint8Array(input)) return false
  c.g_value_take_boxed(value, make(new Uint8Array(input)))
  return true
}

function writeNick(value: Pointer, input: unknown): boolean {
  const known = enumValues(typeOfValue(value)).find(({ nick }) => nick === input)
  if (known === undefined) return false
  c.g_value_set_enum(value, known.value)
  return true
}

function writeNicks(value: Pointer, input: unknown): boolean {
  if (typeof input !== 'string') return false
  const known = new Map(enumValues(typeOfValue(value)).map((flag) => [flag.nick, flag.value]))
  // A nick may have a + in it.
  const nicks = input === '' ? [] : known.has(input) ? [input] : input.split('+')
  if (!nicks.every((nick) => known.has(nick))) return false
  const flags = nicks.reduce((set, nick) => (set | (known.get(nick) ?? 0)) >>> 0, 0)
  c.g_value_set_flags(value, flags)
  return true
}

function writeStrings(value: Pointer, input: unknown): boolean {
  if (!Array.isArray(input)) return false
  const strings = itemsOf(input)
  if (!strings.every((one) => typeof one === 'string' && !one.includes('\0'))) return false
  c.g_value_take_boxed(value, c.g_strdupv([...(strings as string[]), null]))
  return true
}

function deserialize(value: Pointer, text: string): boolean {
  if (text.includes('\0') || checkValueText(typeOfValue(value), text) !== undefined) return false
  return c.gst_value_deserialize(value, text) !== 0
}

// More than 200 lines, because it is one table of how each GType is written.
import { c, type Pointer } from '../ffi/index.js'
import { makeCaps, makeStructure, makeTags } from './make-boxed.js'
import { enumValues } from './enum-values.js'
import { typeName } from './gtype.js'
import { checkValueText } from './text/check-value-text.js'
import { typeOfValue, withValue } from './value.js'
import { areAlike, typeOfMember } from './values/field-types.js'
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
  const type = name === undefined || name.includes('\0') ? 0n : BigInt(c.g_type_from_name(name))
  if (type === 0n || !isWritable(name ?? '', type)) return false
  return withValue(type, (value) => {
    const isWritten = writeValue(value, member)
    if (isWritten) use(value)
    return isWritten
  })
}

type Write = (value: Pointer, input: unknown) => boolean

/** GStreamer would wrap a number that does not fit. */
const integer = (fits: (given: bigint) => boolean): Write => {
  return (value, input) => {
    const isInteger = typeof input === 'bigint' || (typeof input === 'number' && Number.isSafeInteger(input))
    return isInteger && fits(BigInt(input)) && deserialize(value, String(input))
  }
}

const signed = (bits: number) => integer((given) => BigInt.asIntN(bits, given) === given)
const unsigned = (bits: number) => integer((given) => BigInt.asUintN(bits, given) === given)

const text: Write = (value, input) => typeof input === 'string' && deserialize(value, input)

const byName: Readonly<Record<string, Write>> = {
  gchararray: (value, input) => {
    if (typeof input !== 'string' || input.includes('\0')) return false
    c.g_value_set_string(value, input)
    return true
  },
  gboolean: (value, input) => typeof input === 'boolean' && deserialize(value, String(input)),
  guchar: unsigned(8),
  gint: signed(32),
  guint: unsigned(32),
  glong: signed(64),
  gulong: unsigned(64),
  gint64: signed(64),
  guint64: unsigned(64),
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
  // GStreamer reads the bytes of a buffer as hexadecimal text.
  GstBuffer: (value, input) => {
    const bytes = input instanceof BufferData ? input.bytes : input
    return bytes instanceof Uint8Array
      ? deserialize(value, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex'))
      : text(value, input)
  },
  GBytes: (value, input) => {
    if (!(input instanceof Uint8Array)) return false
    c.g_value_take_boxed(value, c.g_bytes_new(input, input.length))
    return true
  },
  GStrv: writeStrings,
  GDate: (value, input) =>
    input instanceof CalendarDate ? deserialize(value, String(input)) : text(value, input),
  GstDateTime: (value, input) =>
    input instanceof DateTime ? deserialize(value, String(input)) : text(value, input),
  GDateTime: (value, input) =>
    input instanceof DateTime ? deserialize(value, String(input)) : text(value, input),
}

const byFundamental: Readonly<Record<string, Write>> = {
  GEnum: writeNicks,
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

function isWritable(name: string, type: Pointer): boolean {
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
  if (!Array.isArray(input) || !areAlike(input)) return false
  return input.every((item, index) => withMember(input, String(index), item, append))
}

function writeNicks(value: Pointer, input: unknown): boolean {
  if (typeof input !== 'string') return false
  const nicks = enumValues(typeOfValue(value)).map(({ nick }) => nick)
  if (input === '') return deserialize(value, '0')
  return input.split('+').every((nick) => nicks.includes(nick)) && deserialize(value, input)
}

function writeStrings(value: Pointer, input: unknown): boolean {
  const isStrings =
    Array.isArray(input) && input.every((one) => typeof one === 'string' && !one.includes('\0'))
  if (!isStrings) return false
  c.g_value_take_boxed(value, c.g_strdupv([...(input as string[]), null]))
  return true
}

function deserialize(value: Pointer, text: string): boolean {
  if (text.includes('\0') || checkValueText(typeOfValue(value), text) !== undefined) return false
  return c.gst_value_deserialize(value, text) !== 0
}

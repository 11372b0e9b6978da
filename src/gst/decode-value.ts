import { c, layouts, type Pointer, readField, readPointer, takeString } from '../ffi/index.js'
import { decodeBoxed } from './decode-boxed.js'
import { decodeObject } from './decode-object.js'
import { flagNicks, nickOf } from './enum-values.js'
import { typeName } from './gtype.js'
import { typeOfValue, type Value } from './value.js'
import { defaultType, rememberTypes } from './values/field-types.js'
import {
  Bitmask,
  CalendarDate,
  DateTime,
  FlagSet,
  Fraction,
  List,
  Opaque,
  Range,
  Structure,
  TagList,
  ValueArray,
} from './values/index.js'

/** Converts a GValue to its JavaScript form, which needs no release: native data is copied. */
export function decodeValue(value: Pointer): Value {
  const type = typeOfValue(value)
  const decode = byName[typeName(type)] ?? byFundamental[typeName(BigInt(c.g_type_fundamental(type)))]
  return decode === undefined ? decodeOpaque(value) : decode(value)
}

const byName: Readonly<Record<string, (value: Pointer) => Value>> = {
  gchararray: (value) => c.g_value_get_string(value),
  gboolean: (value) => c.g_value_get_boolean(value) !== 0,
  gchar: (value) => c.g_value_get_schar(value),
  guchar: (value) => c.g_value_get_uchar(value),
  gint: (value) => c.g_value_get_int(value),
  guint: (value) => c.g_value_get_uint(value),
  glong: (value) => BigInt(c.g_value_get_long(value)),
  gulong: (value) => BigInt(c.g_value_get_ulong(value)),
  gint64: (value) => BigInt(c.g_value_get_int64(value)),
  guint64: (value) => BigInt(c.g_value_get_uint64(value)),
  gfloat: (value) => c.g_value_get_float(value),
  gdouble: (value) => c.g_value_get_double(value),
  GType: (value) => serialize(value),
  GstFraction: decodeFraction,
  GstBitmask: (value) => new Bitmask(BigInt(c.gst_value_get_bitmask(value))),
  GstIntRange: (value) =>
    new Range(
      'GstIntRange',
      c.gst_value_get_int_range_min(value),
      c.gst_value_get_int_range_max(value),
      c.gst_value_get_int_range_step(value),
    ),
  GstInt64Range: (value) =>
    new Range(
      'GstInt64Range',
      BigInt(c.gst_value_get_int64_range_min(value)),
      BigInt(c.gst_value_get_int64_range_max(value)),
      BigInt(c.gst_value_get_int64_range_step(value)),
    ),
  GstDoubleRange: (value) =>
    new Range(
      'GstDoubleRange',
      c.gst_value_get_double_range_min(value),
      c.gst_value_get_double_range_max(value),
    ),
  GstFractionRange: (value) =>
    new Range(
      'GstFractionRange',
      decodeFraction(c.gst_value_get_fraction_range_min(value)),
      decodeFraction(c.gst_value_get_fraction_range_max(value)),
    ),
  GstValueList: (value) =>
    decodeItems(new List(), c.gst_value_list_get_size(value), (index) =>
      c.gst_value_list_get_value(value, index),
    ),
  GstValueArray: (value) =>
    decodeItems(new ValueArray(), c.gst_value_array_get_size(value), (index) =>
      c.gst_value_array_get_value(value, index),
    ),
  GDate: (value) => {
    const date = c.g_value_get_boxed(value)
    return date === null || c.g_date_valid(date) === 0 ? null : new CalendarDate(serialize(value) ?? '')
  },
  GDateTime: (value) => (c.g_value_get_boxed(value) === null ? null : new DateTime(serialize(value) ?? '')),
  GValueArray: (value) => {
    const array = c.g_value_get_boxed(value)
    if (array === null) return null
    const values = readPointer(array, layouts.GValueArray.values)
    return decodeItems(
      new ValueArray(),
      Number(readField(array, layouts.GValueArray.count, 'uint')),
      (index) => values + BigInt(index * layouts.GValue.size),
    )
  },
}

const byFundamental: Readonly<Record<string, (value: Pointer) => Value>> = {
  GEnum: (value) => nickOf(c.g_type_class_ref(typeOfValue(value)), c.g_value_get_enum(value)),
  GFlags: (value) => flagNicks(typeOfValue(value), c.g_value_get_flags(value)),
  GstFlagSet: (value) =>
    new FlagSet(c.gst_value_get_flagset_flags(value), c.gst_value_get_flagset_mask(value)),
  GBoxed: (value) => {
    const boxed = c.g_value_get_boxed(value)
    return boxed === null ? null : (decodeBoxed(typeName(typeOfValue(value)), boxed) ?? decodeOpaque(value))
  },
  GObject: (value) => decodeObject(c.g_value_get_object(value)),
  GInterface: (value) => decodeObject(c.g_value_get_object(value)),
}

/** Reads a GstStructure with all its fields. */
export function decodeStructure(structure: Pointer): Structure {
  return new Structure(c.gst_structure_get_name(structure), decodeFields(structure))
}

/** Reads the fields of a GstStructure. Numbers keep their GTypes when they are written back. */
export function decodeFields(structure: Pointer): Readonly<Record<string, Value>> {
  const types = new Map<string, string>()
  const fields = Object.fromEntries(
    fieldNames(structure).flatMap((name) => {
      const value = c.gst_structure_get_value(structure, name)
      return value === null ? [] : [[name, decodeMember(value, name, types)] as const]
    }),
  )
  rememberTypes(fields, types)
  return Object.freeze(fields)
}

/** Returns the names of a structure's fields. */
export function fieldNames(structure: Pointer): string[] {
  return Array.from({ length: c.gst_structure_n_fields(structure) }, (_, index) =>
    c.gst_structure_nth_field_name(structure, index),
  )
}

/** Reads a GstTagList. A tag with more than one value becomes a list. */
export function decodeTags(list: Pointer): TagList {
  const tags: Record<string, Value> = {}
  for (let at = 0, count = c.gst_tag_list_n_tags(list); at < count; at++) {
    const tag = c.gst_tag_list_nth_tag_name(list, at)
    const values = decodeItems(
      new List(),
      c.gst_tag_list_get_tag_size(list, tag),
      (index) => c.gst_tag_list_get_value_index(list, tag, index) ?? 0n,
    )
    tags[tag] = values.length === 1 ? (values[0] ?? null) : values
  }
  return new TagList(Object.freeze(tags))
}

/** Reads something that is owned by the caller, which `free` releases. Returns null for NULL. */
export function decodeOwned<T>(
  pointer: Pointer | null,
  decode: (pointer: Pointer) => T,
  free: (pointer: Pointer) => void = c.gst_mini_object_unref,
): T | null {
  if (pointer === null) return null
  try {
    return decode(pointer)
  } finally {
    free(pointer)
  }
}

function decodeFraction(value: Pointer): Fraction {
  return new Fraction(c.gst_value_get_fraction_numerator(value), c.gst_value_get_fraction_denominator(value))
}

function decodeItems<A extends Value[]>(array: A, size: number, at: (index: number) => Pointer): A {
  const types = new Map<string, string>()
  for (let index = 0; index < size; index++) array.push(decodeMember(at(index), String(index), types))
  rememberTypes(array, types)
  Object.freeze(array)
  return array
}

function decodeMember(value: Pointer, key: string, types: Map<string, string>): Value {
  const decoded = decodeValue(value)
  const type = typeName(typeOfValue(value))
  if (type !== defaultType(decoded)) types.set(key, type)
  return decoded
}

/** Reads a value of a type without a form in JavaScript: its type and, if GStreamer can print it, its text. */
function decodeOpaque(value: Pointer): Opaque | null {
  if (readPointer(value, layouts.GValue.data) === 0n) return null
  return new Opaque(typeName(typeOfValue(value)), serialize(value))
}

function serialize(value: Pointer): string | null {
  const text = c.gst_value_serialize(value)
  return text === null ? null : takeString(text)
}

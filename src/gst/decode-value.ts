import { c, layouts, type Pointer, readField, readPointer, readString, takeString } from '../ffi/index.js'
import { enumValues } from './enum-values.js'
import { isA, typeName, typeOfObject } from './gtype.js'
import { type Structure, typeOfValue, type Value } from './value.js'

/** Converts a GValue to its JavaScript form. */
export function decodeValue(value: Pointer): Value {
  const type = typeOfValue(value)
  const decode = byName[typeName(type)] ?? byFundamental[typeName(BigInt(c.g_type_fundamental(type)))]
  return decode === undefined ? serialize(value) : decode(value)
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
  GstFraction: (value) =>
    `${c.gst_value_get_fraction_numerator(value)}/${c.gst_value_get_fraction_denominator(value)}`,
  GstValueList: (value) =>
    items(c.gst_value_list_get_size(value), (index) => c.gst_value_list_get_value(value, index)),
  GstValueArray: (value) =>
    items(c.gst_value_array_get_size(value), (index) => c.gst_value_array_get_value(value, index)),
  GValueArray: (value) => {
    const array = c.g_value_get_boxed(value)
    if (array === null) return null
    const values = readPointer(array, layouts.GValueArray.values)
    return items(
      Number(readField(array, layouts.GValueArray.count, 'uint')),
      (index) => values + BigInt(index * layouts.GValue.size),
    )
  },
  GstStructure: (value) => boxed(value, decodeStructure),
  GstCaps: (value) => boxed(value, (caps) => takeString(c.gst_caps_to_string(caps))),
  GError: (value) => boxed(value, (error) => readString(error, layouts.GError.message)),
  // Serialized, these would include all of their data.
  GstSample: (value) => boxed(value, () => 'GstSample'),
  GstBuffer: (value) => boxed(value, () => 'GstBuffer'),
  GstTagList: (value) => boxed(value, (list) => ({ name: 'taglist', fields: decodeTags(list) })),
}

const byFundamental: Readonly<Record<string, (value: Pointer) => Value>> = {
  GEnum: (value) => nickOf(c.g_type_class_ref(typeOfValue(value)), c.g_value_get_enum(value)),
  GFlags: (value) => flagNicks(typeOfValue(value), c.g_value_get_flags(value)),
  // GStreamer logs a CRITICAL when it serializes a NULL of some boxed types, such as GstSample.
  GBoxed: (value) => boxed(value, () => serialize(value)),
  GObject: (value) => objectPath(c.g_value_get_object(value)),
}

/** Reads a GstStructure with all its fields. */
export function decodeStructure(structure: Pointer): Structure {
  const fields: Record<string, Value> = {}
  for (const name of fieldNames(structure)) fields[name] = fieldOf(structure, name)
  return { name: c.gst_structure_get_name(structure), fields }
}

/** Reads one field. Returns null if the structure does not have it. */
export function fieldOf(structure: Pointer, name: string): Value {
  const value = c.gst_structure_get_value(structure, name)
  return value === null ? null : decodeValue(value)
}

/** Returns the names of a structure's fields. */
export function fieldNames(structure: Pointer): string[] {
  return Array.from({ length: c.gst_structure_n_fields(structure) }, (_, index) =>
    c.gst_structure_nth_field_name(structure, index),
  )
}

/** Reads a GstTagList. A tag with more than one value becomes a list. */
export function decodeTags(list: Pointer): Readonly<Record<string, Value>> {
  const tags = Array.from({ length: c.gst_tag_list_n_tags(list) }, (_, index) =>
    c.gst_tag_list_nth_tag_name(list, index),
  )
  return Object.fromEntries(
    tags.map((tag) => {
      const values = Array.from({ length: c.gst_tag_list_get_tag_size(list, tag) }, (_, index) => {
        const value = c.gst_tag_list_get_value_index(list, tag, index)
        return value === null ? null : decodeValue(value)
      })
      return [tag, values.length === 1 ? (values[0] ?? null) : values]
    }),
  )
}

/** Returns the nick of an enum value, which is its name in pipeline descriptions. */
export function nickOf(enumClass: Pointer, value: number): string {
  const found = c.g_enum_get_value(enumClass, value)
  return found === null ? String(value) : readString(found, layouts.GEnumValue.nick)
}

/** Returns the nicks of the flags that are set, joined with + as in a pipeline description. */
function flagNicks(type: Pointer, flags: number): string {
  const set = enumValues(type).filter(({ value }) => (value === 0 ? flags === 0 : (flags & value) === value))
  return set.map(({ nick }) => nick).join('+')
}

function items(size: number, at: (index: number) => Pointer): Value[] {
  return Array.from({ length: size }, (_, index) => decodeValue(at(index)))
}

function boxed<T extends Value>(value: Pointer, decode: (pointer: Pointer) => T): T | null {
  const pointer = c.g_value_get_boxed(value)
  return pointer === null ? null : decode(pointer)
}

/** Returns the path of a GstObject in its pipeline, or the class name of any other object, such as a socket. */
function objectPath(object: Pointer | null): string | null {
  if (object === null) return null
  return isA(object, c.gst_object_get_type())
    ? takeString(c.gst_object_get_path_string(object))
    : typeName(typeOfObject(object))
}

function serialize(value: Pointer): string | null {
  const text = c.gst_value_serialize(value)
  return text === null ? null : takeString(text)
}

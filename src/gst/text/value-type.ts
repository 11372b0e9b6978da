import { c } from '../../ffi/index.js'

/** How the text of a value must look, by its type. `'other'` has no rules of its own. */
export type ValueType =
  | 'int'
  | 'int64'
  | 'double'
  | 'fraction'
  | 'string'
  | 'buffer'
  | 'structure'
  | 'caps'
  | 'taglist'
  | 'features'
  | 'time'
  | 'other'

/** Returns how values of a named type look, or undefined if text cannot have such values. */
export function valueTypeOf(name: string): ValueType | undefined {
  const known = types.get(name)
  if (known !== undefined) return known
  const type = BigInt(c.g_type_from_name(name))
  // GStreamer makes some types, which are enums and flags, when a text first names them.
  if (type === 0n) return /^[A-Za-z]\w*$/.test(name) ? 'other' : undefined
  const fundamental = BigInt(c.g_type_fundamental(type))
  return fundamental !== type && named.includes(c.g_type_name(fundamental) ?? '') ? 'other' : undefined
}

/** Returns true for types whose values may be written in brackets. */
export function containersOf(type: ValueType): boolean {
  return type === 'structure' || type === 'caps'
}

const named: readonly string[] = ['GEnum', 'GFlags', 'GstFlagSet']

const byType: readonly (readonly [ValueType, string])[] = [
  ['int', 'int i gint'],
  ['int64', 'gint64'],
  ['double', 'double d gdouble'],
  ['fraction', 'fraction GstFraction'],
  ['string', 'string str s gchararray'],
  ['buffer', 'buffer GstBuffer'],
  ['structure', 'structure GstStructure'],
  ['caps', 'GstCaps'],
  ['taglist', 'taglist GstTagList'],
  ['features', 'GstCapsFeatures'],
  ['time', 'date GDate datetime GstDateTime gdatetime GDateTime'],
  ['other', 'uint u guint guint64 glong gulong guchar float f gfloat boolean bool b gboolean'],
  ['other', 'bitmask GstBitmask flagset GstFlagSet type GType'],
]

const types = new Map(
  byType.flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)),
)

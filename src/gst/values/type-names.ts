/** Returns the name of the GType that a short name stands for, such as `'guint'` for `'uint'`. */
export function gtypeOf(name: string): string {
  return gtypes.get(name) ?? name
}

/** Returns the short name of a GType, such as `'uint'` for `'guint'`, or the same name if it has none. */
export function shortName(gtype: string): string {
  return shortNames.get(gtype) ?? gtype
}

// Short names of types, as GStreamer's text syntax has them.
const gtypes: ReadonlyMap<string, string> = new Map([
  ...['boolean', 'char', 'uchar', 'int', 'uint', 'long', 'ulong', 'int64', 'uint64', 'float', 'double'].map(
    (name) => [name, `g${name}`] as const,
  ),
  ['string', 'gchararray'],
  ['fraction', 'GstFraction'],
  ['bitmask', 'GstBitmask'],
  ['buffer', 'GstBuffer'],
  ['caps', 'GstCaps'],
  ['structure', 'GstStructure'],
  ['taglist', 'GstTagList'],
  ['date', 'GDate'],
  ['datetime', 'GstDateTime'],
])

const shortNames: ReadonlyMap<string, string> = new Map([...gtypes].map(([name, gtype]) => [gtype, name]))

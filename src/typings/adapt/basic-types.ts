import { unknownInGir } from '../../gir/index.js'

/** Returns what node-gtk returns for a basic type of GIR on a 64-bit system: 64-bit integers are bigints. */
export function basicType(name: string): string {
  for (const [type, names] of Object.entries(basicTypes)) if (names.includes(name)) return type
  throw unknownInGir(`Unknown GIR type ${name}`)
}

const basicTypes = {
  // node-gtk cannot represent a bare pointer: as a result, it is undefined.
  undefined: ['gpointer', 'gconstpointer'],
  void: ['none'],
  boolean: ['gboolean'],
  number: [
    ...['gchar', 'guchar', 'gint8', 'guint8', 'gint16', 'guint16', 'gint32', 'guint32'],
    ...['gshort', 'gushort', 'gint', 'guint', 'gfloat', 'gdouble', 'pid_t', 'uid_t'],
  ],
  bigint: [
    ...['gint64', 'guint64', 'glong', 'gulong', 'gsize', 'gssize', 'gintptr', 'guintptr'],
    ...['GType', 'time_t', 'off_t'],
  ],
  string: ['utf8', 'filename', 'gunichar'],
}

/** Returns the typed array that node-gtk accepts for a C array of a basic type. */
export function typedArray(name: string): string | undefined {
  return typedArrays[name]
}

const typedArrays: Partial<Record<string, string>> = {
  gint8: 'Int8Array',
  guint8: 'Uint8Array',
  gchar: 'Int8Array',
  guchar: 'Uint8Array',
  gint16: 'Int16Array',
  guint16: 'Uint16Array',
  gint: 'Int32Array',
  gint32: 'Int32Array',
  guint: 'Uint32Array',
  guint32: 'Uint32Array',
  gint64: 'BigInt64Array',
  guint64: 'BigUint64Array',
  gsize: 'BigUint64Array',
  gfloat: 'Float32Array',
  gdouble: 'Float64Array',
}

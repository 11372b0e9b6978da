import { unknown } from '../unknown.js'

// What node-gtk gives for each basic type of GIR, on a 64-bit system: 64-bit integers are bigints.
export function basicType(name: string): string {
  for (const [type, names] of Object.entries(basicTypes)) if (names.includes(name)) return type
  throw unknown(`GIR type ${name}`)
}

const basicTypes = {
  // node-gtk has no value for a bare pointer: a result is undefined.
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

// The typed array that node-gtk takes for a C array of these.
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

import { type XmlElement, elements, qualify } from './element.js'
import type { Type } from './model.js'

/** Reads the type of a value: the only <type> or <array> below its element. */
export function readType(owner: object, namespace: string): Type {
  const [array] = elements(owner, 'array')
  if (array !== undefined) return readArray(array, namespace)
  const [type] = elements(owner, 'type')
  if (type === undefined) return { kind: 'basic', name: 'gpointer' }
  const name = type.$['name'] ?? ''
  const stars = type.$['c:type']?.match(/\*/g)?.length ?? 0
  const isPointer = stars > (pointers.has(name) ? 1 : 0)
  if (basicTypes.has(name))
    return isPointer && name !== 'none' && name !== 'gpointer' && name !== 'gconstpointer'
      ? { kind: 'basic', name, isPointer }
      : { kind: 'basic', name }
  const qualified = qualify(name, namespace)
  if (qualified === 'GLib.List' || qualified === 'GLib.SList') {
    return { kind: 'list', element: readType(type, namespace) }
  }
  if (qualified === 'GLib.HashTable') return { kind: 'hash', value: readSecondType(type, namespace) }
  return { kind: 'named', name: qualified, isPointer, ...(stars > 1 ? { isAddress: true } : {}) }
}

function readArray(array: XmlElement, namespace: string): Type {
  const length = array.$['length']
  return {
    kind: 'array',
    container: array.$['name'],
    element: readType(array, namespace),
    length: length === undefined ? undefined : Number(length),
  }
}

function readSecondType(type: XmlElement, namespace: string): Type {
  const [, value] = elements(type, 'type')
  return value === undefined ? { kind: 'basic', name: 'gpointer' } : readType({ type: [value] }, namespace)
}

// Types that are pointers already.
const pointers = new Set(['utf8', 'filename', 'gpointer', 'gconstpointer', 'none'])

// The GIR types that no namespace declares.
const basicTypes = new Set([
  ...['none', 'gboolean', 'gchar', 'guchar', 'gint8', 'guint8', 'gint16', 'guint16', 'gint32', 'guint32'],
  ...['gint64', 'guint64', 'gshort', 'gushort', 'gint', 'guint', 'glong', 'gulong', 'gsize', 'gssize'],
  ...['gintptr', 'guintptr', 'gfloat', 'gdouble', 'gunichar', 'GType', 'utf8', 'filename'],
  ...['gpointer', 'gconstpointer', 'time_t', 'off_t', 'pid_t', 'uid_t'],
])

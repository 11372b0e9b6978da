import { c, layouts, type Pointer, readPointer } from '../ffi/index.js'
import { typeName } from './gtype.js'

/** The class of a kind of element. */
export interface KindClass {
  readonly elementClass: Pointer
  /** What the names of unnamed elements start with; a number follows. */
  readonly namePrefix: string
}

/**
 * Returns the class of a kind of element without creating an element: `'absent'` if the kind is not installed, and
 * `'broken'` if its plugin cannot be loaded.
 */
export function classOfKind(kind: string): KindClass | 'absent' | 'broken' {
  const known = classes.get(kind)
  if (known !== undefined) return known
  const factory = c.gst_element_factory_find(kind)
  if (factory === null) return 'absent'
  const loaded = c.gst_plugin_feature_load(factory)
  c.gst_object_unref(factory)
  if (loaded === null) return 'broken'
  const type = BigInt(c.gst_element_factory_get_element_type(loaded))
  c.gst_object_unref(loaded)
  // The reference is not released: GStreamer never unloads the classes of elements.
  const found = { elementClass: c.g_type_class_ref(type), namePrefix: namePrefixOf(typeName(type)) }
  classes.set(kind, found)
  return found
}

/** Returns true if a class is, or is derived from, that of a type. */
export function classIsA(elementClass: Pointer, type: number | bigint): boolean {
  return c.g_type_is_a(readPointer(elementClass, layouts.GTypeClass.type), BigInt(type)) !== 0
}

function namePrefixOf(type: string): string {
  const name = type.replace(/^Gst/, '').toLowerCase()
  return /\d$/.test(type) ? `${name}-` : name
}

const classes = new Map<string, KindClass>()

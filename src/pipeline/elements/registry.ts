import { c, layouts, type Pointer, readPointer } from '../../ffi/index.js'
import { nameOf } from './names.js'
import { classOf } from '../values/value-type.js'

/** The names of all kinds of elements that are installed. */
export function installedKinds(): string[] {
  const list = c.gst_registry_get_feature_list(c.gst_registry_get(), BigInt(c.gst_element_factory_get_type()))
  const names: string[] = []
  for (let item = list ?? 0n; item !== 0n; item = readPointer(item, layouts.GList.next))
    names.push(nameOf(readPointer(item, layouts.GList.data)))
  if (list !== null) c.gst_plugin_feature_list_free(list)
  return names
}

/** Tells whether there is an element of a kind. */
export function kindIsInstalled(kind: string): boolean {
  const factory = c.gst_element_factory_find(kind)
  if (factory !== null) c.gst_object_unref(factory)
  return factory !== null
}

/** Hands the class of a kind of elements to a function; undefined when there is none of that kind. */
export function withClassOf<T>(kind: string, use: (elementClass: Pointer) => T): T | undefined {
  const factory = c.gst_element_factory_find(kind)
  if (factory === null) return undefined
  const element = c.gst_element_factory_create(factory, null)
  c.gst_object_unref(factory)
  if (element === null) return undefined
  c.gst_object_ref_sink(element)
  try {
    return use(classOf(element))
  } finally {
    c.gst_object_unref(element)
  }
}

import { c, layouts, readPointer } from '../ffi/index.js'
import { nameOf } from './object-names.js'

/** Returns the names of all installed kinds of elements, which are the names of their factories. */
export function installedKinds(): string[] {
  const list = c.gst_registry_get_feature_list(c.gst_registry_get(), BigInt(c.gst_element_factory_get_type()))
  const names: string[] = []
  for (let item = list ?? 0n; item !== 0n; item = readPointer(item, layouts.GList.next))
    names.push(nameOf(readPointer(item, layouts.GList.data)))
  if (list !== null) c.gst_plugin_feature_list_free(list)
  return names
}

/** Returns true if a kind of element is installed. */
export function kindIsInstalled(kind: string): boolean {
  const factory = c.gst_element_factory_find(kind)
  if (factory !== null) c.gst_object_unref(factory)
  return factory !== null
}

import { c, type Pointer, takeString } from '../ffi/index.js'

/** Returns the name of an element or another GstObject. */
export function nameOf(element: Pointer): string {
  return takeString(c.gst_object_get_name(element))
}

/** Returns the path of an object, starting at its pipeline. */
export function pathOf(object: Pointer): string {
  return takeString(c.gst_object_get_path_string(object))
}

/** Returns the name of the factory that created an element, or an empty string if none did. */
export function kindOf(element: Pointer): string {
  const factory = c.gst_element_get_factory(element)
  return factory === null ? '' : nameOf(factory)
}

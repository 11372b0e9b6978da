import { c, type Pointer, takeString } from '../../ffi/index.js'

/** The name of an element in its pipeline. */
export function nameOf(element: Pointer): string {
  return takeString(c.gst_object_get_name(element))
}

/** Where an object is, from the pipeline down. */
export function pathOf(object: Pointer): string {
  return takeString(c.gst_object_get_path_string(object))
}

/** The name of the factory that made an element; empty when none did. */
export function kindOf(element: Pointer): string {
  const factory = c.gst_element_get_factory(element)
  return factory === null ? '' : nameOf(factory)
}

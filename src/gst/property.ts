import { GstAllocatorsError } from '../errors/index.js'
import { c, layouts, type Pointer, readPointer } from '../ffi/index.js'
import { decodeValue } from './decode-value.js'
import { classOf } from './gtype.js'
import { type Value, withValue } from './value.js'

/** Reads a property that the element is known to have. */
export function getProperty(element: Pointer, name: string): Value {
  return withValue(typeOfProperty(element, name), (value) => {
    c.g_object_get_property(element, name, value)
    return decodeValue(value)
  })
}

/** Returns the caps of a capsfilter. The caller owns the reference. */
export function capsOf(filter: Pointer): Pointer | null {
  return withValue(typeOfProperty(filter, 'caps'), (value) => {
    c.g_object_get_property(filter, 'caps', value)
    const caps = c.g_value_get_boxed(value)
    return caps === null ? null : c.gst_mini_object_ref(caps)
  })
}

/** Sets a property that the element is known to have, from text in the syntax of pipeline descriptions. */
export function setProperty(element: Pointer, name: string, text: string): void {
  withValue(typeOfProperty(element, name), (value) => {
    if (c.gst_value_deserialize(value, text) === 0)
      throw new TypeError(`Cannot set ${name} to ${text}: the property does not accept it`)
    c.g_object_set_property(element, name, value)
  })
}

function typeOfProperty(element: Pointer, name: string): Pointer {
  const spec = c.g_object_class_find_property(classOf(element), name)
  if (spec === null)
    throw new GstAllocatorsError(
      'ERR_FEATURE_MISSING',
      `Cannot use the property ${name}: the element in the installed GStreamer does not have it. Pipelines need GStreamer 1.20 or later`,
      { required: 'GStreamer 1.20', property: name },
    )
  return readPointer(spec, layouts.GParamSpec.valueType)
}

import { GstAllocatorsError } from '../../errors/index.js'
import { c, layouts, type Pointer, readPointer } from '../../ffi/index.js'
import { decodeValue } from '../values/decode-value.js'
import { classOf, type Value, withValue } from '../values/value-type.js'

/** Reads a property that is known to be there. */
export function getProperty(element: Pointer, name: string): Value {
  return withValue(typeOfProperty(element, name), (value) => {
    c.g_object_get_property(element, name, value)
    return decodeValue(value)
  })
}

/** The caps of a capsfilter, with a reference that is the caller's. */
export function capsOf(filter: Pointer): Pointer | null {
  return withValue(typeOfProperty(filter, 'caps'), (value) => {
    c.g_object_get_property(filter, 'caps', value)
    const caps = c.g_value_get_boxed(value)
    return caps === null ? null : c.gst_mini_object_ref(caps)
  })
}

/** Sets a property that is known to be there, from text as a description has it. */
export function setProperty(element: Pointer, name: string, text: string): void {
  withValue(typeOfProperty(element, name), (value) => {
    if (c.gst_value_deserialize(value, text) === 0) throw new TypeError(`${text} is nothing for ${name}`)
    c.g_object_set_property(element, name, value)
  })
}

function typeOfProperty(element: Pointer, name: string): Pointer {
  const spec = c.g_object_class_find_property(classOf(element), name)
  if (spec === null)
    throw new GstAllocatorsError(
      'ERR_FEATURE_MISSING',
      `Cannot use the property ${name}: the element of the installed GStreamer does not have it. Pipelines need GStreamer 1.20`,
      { required: 'GStreamer 1.20', property: name },
    )
  return readPointer(spec, layouts.GParamSpec.valueType)
}

import { c, type Pointer, takeString } from '../ffi/index.js'
import { requireNamespace } from '../gi/namespace.js'
import { makeCaps, makeStructure, makeTags } from './make-boxed.js'
import type { Value } from './value.js'
import { Caps, Structure, TagList } from './values/index.js'
import { serializeWith } from './values/text-of.js'
import { withMember } from './write-value.js'

serializeWith(serializeValue)

/** Returns a value in the syntax of pipeline descriptions. What GStreamer cannot print is printed as JavaScript does. */
export function serializeValue(value: Value): string {
  // This initialises GStreamer, which must happen before any other call into it.
  requireNamespace('Gst', '1.0')
  if (value instanceof Structure)
    return print(makeStructure(value), (made) => c.gst_structure_to_string(made), c.gst_structure_free)
  if (value instanceof Caps)
    return print(makeCaps(value), (made) => c.gst_caps_to_string(made), c.gst_mini_object_unref)
  if (value instanceof TagList)
    return print(makeTags(value), (made) => c.gst_tag_list_to_string(made), c.gst_mini_object_unref)
  let text: string | undefined
  withMember([value], '0', value, (gvalue) => {
    const printed = c.gst_value_serialize(gvalue)
    if (printed !== null) text = takeString(printed)
  })
  return text ?? Object.prototype.toString.call(value)
}

function print(made: Pointer, toString: (made: Pointer) => Pointer, free: (made: Pointer) => void): string {
  try {
    return takeString(toString(made))
  } finally {
    free(made)
  }
}

import { c, type Pointer, takeString } from '../ffi/index.js'
import { decodeFields } from './decode-value.js'
import { Caps, CapsStructure } from './values/index.js'
import { membersOf } from './values/nesting.js'

/** Reads caps. */
export function decodeCaps(caps: Pointer): Caps {
  const structures = Array.from({ length: c.gst_caps_get_size(caps) }, (_, index) => {
    const structure = c.gst_caps_get_structure(caps, index)
    return new CapsStructure(
      c.gst_structure_get_name(structure),
      decodeFields(structure),
      featuresOf(caps, index),
    )
  })
  // GStreamer crashes when it prints some types without a value. Without its text, they are printed from the fields.
  const text = hasNull(structures) ? undefined : takeString(c.gst_caps_to_string(caps))
  return new Caps(structures, c.gst_caps_is_any(caps) !== 0, text)
}

function hasNull(values: readonly unknown[]): boolean {
  return values.some((value) => value === null || hasNull(membersOf(value) ?? []))
}

/** Returns the features other than those of ordinary memory. */
function featuresOf(caps: Pointer, index: number): readonly string[] {
  const features = c.gst_caps_get_features(caps, index)
  if (features === null) return none
  if (c.gst_caps_features_is_any(features) !== 0) return any
  const names = Array.from({ length: c.gst_caps_features_get_size(features) }, (_, at) =>
    c.gst_caps_features_get_nth(features, at),
  )
  return names.length === 1 && names[0] === 'memory:SystemMemory' ? none : Object.freeze(names)
}

const none: readonly string[] = Object.freeze([])
const any: readonly string[] = Object.freeze(['ANY'])

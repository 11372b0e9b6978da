import { c, type Pointer, takeString } from '../ffi/index.js'
import { decodeFields } from './decode-value.js'
import { Caps, CapsStructure } from './values/index.js'

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
  return new Caps(structures, c.gst_caps_is_any(caps) !== 0, takeString(c.gst_caps_to_string(caps)))
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

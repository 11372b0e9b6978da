import { GstAllocatorsError, show } from '../errors/index.js'
import { c, GST_TAG_MERGE_APPEND, type Pointer } from '../ffi/index.js'
import { withValue } from './value.js'
import { type Caps, List, type Structure, type TagList } from './values/index.js'
import { withMember, writeValue } from './write-value.js'

/** Builds a GstStructure. The caller owns it. */
export function makeStructure({ name, fields }: Structure): Pointer {
  const structure = c.gst_structure_new_empty(name)
  try {
    for (const [field, member] of Object.entries(fields)) {
      const isSet = withMember(fields, field, member, (value) => {
        c.gst_structure_set_value(structure, field, value)
      })
      if (!isSet) throw unfit(`the field ${field} of ${name}`, member)
    }
    return structure
  } catch (error) {
    c.gst_structure_free(structure)
    throw error
  }
}

/** Builds caps. The caller owns the reference. */
export function makeCaps({ structures, isAny }: Caps): Pointer {
  if (isAny) return c.gst_caps_new_any()
  const caps = c.gst_caps_new_empty()
  try {
    for (const structure of structures) {
      const { features } = structure
      const made = makeStructure(structure)
      c.gst_caps_append_structure_full(
        caps,
        made,
        features.length === 0 ? null : c.gst_caps_features_from_string(features.join(', ')),
      )
    }
    return caps
  } catch (error) {
    c.gst_mini_object_unref(caps)
    throw error
  }
}

/** Builds a list of tags. The caller owns the reference. */
export function makeTags({ tags }: TagList): Pointer {
  const list = c.gst_tag_list_new_empty()
  try {
    for (const [tag, given] of Object.entries(tags)) {
      if (tag.includes('\0') || c.gst_tag_exists(tag) === 0) throw unfit(`the tag ${tag}`, given)
      for (const item of given instanceof List ? given : [given]) {
        const isAdded = withValue(BigInt(c.gst_tag_get_type(tag)), (value) => {
          const isWritten = item !== null && writeValue(value, item)
          if (isWritten) c.gst_tag_list_add_value(list, GST_TAG_MERGE_APPEND, tag, value)
          return isWritten
        })
        if (!isAdded) throw unfit(`the tag ${tag}`, item)
      }
    }
    return list
  } catch (error) {
    c.gst_mini_object_unref(list)
    throw error
  }
}

function unfit(place: string, value: unknown): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_PROPERTY_VALUE',
    `Cannot use ${show(value)} as ${place}: GStreamer has no such value of that type`,
  )
}

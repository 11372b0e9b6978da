import { c, GST_TAG_MERGE_APPEND, type Pointer } from '../ffi/index.js'
import { memberError, unfit } from './member-fault.js'
import { withValue } from './value.js'
import { type Caps, CapsStructure, List, type Structure, type TagList } from './values/index.js'
import { itemsOf } from './values/members.js'
import { featuresFault, isStructureName } from './values/names.js'
import { withMember, writeValue } from './write-value.js'

/** Builds a GstStructure. The caller owns it. */
export function makeStructure(given: Structure): Pointer {
  const { name, fields } = given
  // A program may make one without structure().
  if (!isStructureName(name))
    throw unfit('a structure', given, 'it has no valid name. Make it with structure()')
  const structure = c.gst_structure_new_empty(name)
  try {
    for (const [field, member] of entriesOf(fields)) {
      const isSet = withMember(fields, field, member, (value) => {
        c.gst_structure_set_value(structure, field, value)
      })
      if (!isSet) throw memberError(`the field ${field} of ${name}`, fields, field, member)
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
    for (const structure of itemsOf(structures)) {
      if (!(structure instanceof CapsStructure))
        throw unfit('a structure of caps', structure, 'it is something else. Make it with caps()')
      const features = itemsOf(structure.features)
      const fault = featuresFault(features)
      if (fault !== undefined) throw unfit('a structure of caps', structure, fault)
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
    for (const [tag, given] of entriesOf(tags)) {
      if (tag.includes('\0') || c.gst_tag_exists(tag) === 0)
        throw unfit(
          `the tag ${tag}`,
          given,
          'GStreamer has no such tag. Use a name that it knows, such as title',
        )
      for (const item of given instanceof List ? itemsOf(given) : [given]) {
        const isAdded = withValue(BigInt(c.gst_tag_get_type(tag)), (value) => {
          const isWritten = item !== null && writeValue(value, item)
          if (isWritten) c.gst_tag_list_add_value(list, GST_TAG_MERGE_APPEND, tag, value)
          return isWritten
        })
        if (!isAdded)
          throw unfit(
            `the tag ${tag}`,
            item,
            'GStreamer has no such value of its type. Use a value of that type',
          )
      }
    }
    return list
  } catch (error) {
    c.gst_mini_object_unref(list)
    throw error
  }
}

/** Returns the members of an object, or none for what a program made without them. */
function entriesOf(members: object | undefined): [string, unknown][] {
  return typeof members === 'object' ? Object.entries(members) : []
}

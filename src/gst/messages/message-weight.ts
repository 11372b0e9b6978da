import { c, type Pointer } from '../../ffi/index.js'
import { fieldNames } from '../decode-value.js'
import { typeName } from '../gtype.js'
import { typeOfValue } from '../value.js'

/** Returns how many messages a message counts for in a queue: one hundred if it carries a picture or other data. */
export function messageWeight(message: Pointer): number {
  const structure = c.gst_message_get_structure(message)
  if (structure === null) return 1
  const name = c.gst_structure_get_name(structure)
  // Messages of one name have the same fields, and there may be very many of them.
  let weight = known.get(name)
  if (weight === undefined) known.set(name, (weight = fieldNames(structure).some(isLarge) ? weightOfData : 1))
  return weight

  function isLarge(field: string): boolean {
    const value = structure === null ? null : c.gst_structure_get_value(structure, field)
    if (value === null) return false
    const type = typeOfValue(value)
    return large.has(typeName(type)) || typeName(BigInt(c.g_type_fundamental(type))) === 'GObject'
  }
}

const known = new Map<string, number>()
const large = new Set(['GstSample', 'GstBuffer', 'GstBufferList', 'GstTagList'])
const weightOfData = 100

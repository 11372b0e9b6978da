import { GstAllocatorsError, show } from '../errors/index.js'
import { c, type Pointer, takeString } from '../ffi/index.js'
import { makeCaps, makeStructure, makeTags } from './make-boxed.js'
import { memberError } from './member-fault.js'
import type { Value } from './value.js'
import { Caps, Structure, TagList, Typed } from './values/index.js'
import { rememberTypes } from './values/field-types.js'
import { nestingFault } from './values/nesting.js'
import { maxTextCost, textCost } from './values/text-cost.js'
import { serializeWith } from './values/text-of.js'
import { whilePrinting, withMember } from './write-value.js'

serializeWith(serializeValue)

/** Returns a value in the syntax of pipeline descriptions. What GStreamer cannot print is printed as JavaScript does. */
export function serializeValue(value: Value | Typed): string {
  const written = Typed.writtenTypeOf(value)
  if (written !== undefined) return serializeTyped(written, (value as Typed).value)
  checkText(value)
  return whilePrinting(() => {
    if (value instanceof Structure)
      return print(makeStructure(value), (made) => c.gst_structure_to_string(made), c.gst_structure_free)
    if (value instanceof Caps)
      return print(makeCaps(value), (made) => c.gst_caps_to_string(made), c.gst_mini_object_unref)
    if (value instanceof TagList)
      return print(makeTags(value), (made) => c.gst_tag_list_to_string(made), c.gst_mini_object_unref)
    return serializeMember([value], '0', value) ?? Object.prototype.toString.call(value)
  })
}

function serializeTyped(type: string, value: Value): string {
  checkText(value)
  const members = { value }
  rememberTypes(members, new Map([['value', type]]))
  const text = serializeMember(members, 'value', value)
  if (text === undefined) throw memberError('a value', members, 'value', value)
  return `(${type})${text}`
}

/** Returns undefined for a value that GStreamer cannot have, and NULL for one that it cannot print. */
function serializeMember(container: object, key: string, value: unknown): string | undefined {
  let text: string | undefined
  withMember(container, key, value, (gvalue) => {
    const printed = c.gst_value_serialize(gvalue)
    if (printed !== null) text = takeString(printed)
    else if (value === null) text = 'NULL'
  })
  return text
}

/** GStreamer would take all the memory, or hold up the event loop, for the text of some values. */
function checkText(value: unknown): void {
  const fault = nestingFault(value) ?? costFault(value)
  if (fault !== undefined)
    throw new GstAllocatorsError('ERR_OUT_OF_RANGE', `Cannot convert ${show(value)} to text: ${fault}`)
}

function costFault(value: unknown): string | undefined {
  const cost = textCost(value)
  return cost <= maxTextCost
    ? undefined
    : `that takes as long as ${cost} characters, and the limit is ${maxTextCost}. Print its members one by one, without large bytes`
}

function print(made: Pointer, toString: (made: Pointer) => Pointer, free: (made: Pointer) => void): string {
  try {
    return takeString(toString(made))
  } finally {
    free(made)
  }
}

import { c, type Pointer } from '../../ffi/index.js'
import { checkScalar } from './scalar-text.js'
import { StructureReader } from './structure-reader.js'
import { faultOf, TextFault } from './text-fault.js'
import { unwrap } from './unwrap.js'
import { valueTypeOf } from './value-type.js'

/**
 * Returns what is wrong with the text of a value, before GStreamer reads it: GStreamer logs a CRITICAL for some texts of
 * caps, structures and a few other types, and overflows its stack for deeply nested ones. Undefined if nothing is wrong.
 */
export function checkValueText(type: Pointer, text: string): TextFault | undefined {
  const name = c.g_type_name(type) ?? ''
  if (unwritable.includes(name)) return new TextFault(`text cannot have values of the type '${name}'`, 0)
  const open = name === 'GstValueArray' ? '<' : name === 'GstValueList' ? '{' : undefined
  if (open !== undefined)
    return faultOf(() => {
      new StructureReader(text).readContainer(open)
    })
  if (!checked.includes(name)) return undefined
  const scalar = valueTypeOf(name) ?? 'other'
  if (scalar === 'caps') return checkCapsText(text)
  const nested = (inner: string) => new StructureReader(inner, 0, text === inner ? 0 : undefined)
  return faultOf(() => {
    checkScalar(scalar, text, (why) => new TextFault(why, 0), nested)
  })
}

/** Returns what is wrong with caps, before GStreamer reads them. Undefined if nothing is wrong. */
export function checkCapsText(text: string): TextFault | undefined {
  return faultOf(() => {
    const reader = text.startsWith('"')
      ? new StructureReader(unwrap(text, 0), 0, undefined)
      : new StructureReader(text)
    reader.readCaps()
  })
}

const checked: readonly string[] = [
  ...['GstCaps', 'GstStructure', 'GstTagList', 'GstCapsFeatures'],
  ...['GstBuffer', 'GstFraction', 'GDate', 'GDateTime', 'GstDateTime'],
]

const unwritable: readonly string[] = [
  ...['GValueArray', 'GstSample', 'GstSegment'],
  ...['GstIntRange', 'GstInt64Range', 'GstDoubleRange', 'GstFractionRange'],
]

import {
  c,
  G_PARAM_CONSTRUCT,
  G_PARAM_CONSTRUCT_ONLY,
  G_PARAM_LAX_VALIDATION,
  G_PARAM_WRITABLE,
  layouts,
  type Pointer,
  readField,
  readPointer,
} from '../../ffi/index.js'
import { decodeValue } from '../decode-value.js'
import { describeSpec } from '../fill-value.js'
import { typeName } from '../gtype.js'
import { isFixedCaps } from '../is-fixed-caps.js'
import { classIsA } from '../kind-class.js'
import { findSpec, type PropertySpec } from '../param-spec.js'
import { fitsRules } from '../text-rules.js'
import { checkValueText } from '../text/check-value-text.js'
import { faultOf } from '../text/text-fault.js'
import { withValue } from '../value.js'

/** A property that a description sets. */
export interface PropertyText {
  readonly objectClass: Pointer
  readonly name: string
  readonly value: string
  /** True if the object exists when the property is set. */
  readonly isCreated: boolean
}

/** What is wrong with a property, as the end of a sentence. */
export interface AssignmentFault {
  readonly why: string
  readonly required?: string | undefined
}

/**
 * Returns why a description must not set a property. Undefined if nothing is wrong, or if the class does not have it.
 */
export function checkAssignment(
  { objectClass, name, value, isCreated }: PropertyText,
  checkNested: (description: string) => void,
): AssignmentFault | undefined {
  const spec = c.g_object_class_find_property(objectClass, name)
  if (spec === null) return undefined
  const flags = flagsOf(spec)
  if ((flags & G_PARAM_WRITABLE) === 0) return { why: 'the property is read-only' }
  if (isCreated && (flags & G_PARAM_CONSTRUCT_ONLY) !== 0) return { why: 'the property is construct-only' }
  const type = readPointer(spec, layouts.GParamSpec.valueType)
  // An element as the value of a property is a description of its own. No other object has a text.
  const isElement = c.g_type_is_a(type, BigInt(c.gst_element_get_type())) !== 0
  const nestedFault = () =>
    faultOf(() => {
      checkNested(value)
    })
  const fault = isElement ? nestedFault() : checkValueText(type, value)
  if (fault !== undefined) return { why: fault.message }
  if (value === 'NULL' && typeName(type) === 'gchararray' && hasDefault(spec))
    return { why: 'the element requires a string, but GStreamer reads NULL as null. Choose another string' }
  if (typeName(readPointer(spec, layouts.GParamSpec.ownerType)) === 'GstMultiFileSrc' && name === 'caps')
    return isFixedCaps(value) ? undefined : { why: 'each field of the caps must have exactly one value' }
  const known = findSpec(objectClass, name)
  if (isElement) return undefined
  if (fits(spec, type, value, (flags & G_PARAM_LAX_VALIDATION) !== 0)) {
    if (known?.reason === undefined || isHarmless(known, value)) return undefined
    return { why: `it must be ${describeSpec(known)}, since ${known.reason}`, required: describeSpec(known) }
  }
  const required = known && describeSpec(known)
  return {
    why: required === undefined ? 'the property does not accept it' : `it must be ${required}`,
    required,
  }
}

/** Returns true for a property of a class, and for one that a child of its objects may have. */
export function isKnown(objectClass: Pointer, name: string): boolean {
  if (name.includes('::') && classIsA(objectClass, c.gst_child_proxy_get_type())) return true
  return c.g_object_class_find_property(objectClass, name) !== null
}

/** Returns true for a property that GLib sets when it creates an object. It must not be set twice. */
export function isSetOnce(objectClass: Pointer, name: string): boolean {
  const spec = c.g_object_class_find_property(objectClass, name)
  return spec !== null && (flagsOf(spec) & (G_PARAM_CONSTRUCT | G_PARAM_CONSTRUCT_ONLY)) !== 0
}

function flagsOf(spec: Pointer): number {
  return Number(readField(spec, layouts.GParamSpec.flags, 'uint'))
}

function hasDefault(spec: Pointer): boolean {
  return c.g_value_get_string(c.g_param_spec_get_default_value(spec)) !== null
}

/** Returns true for the text of a value that the element can stand, as far as is known. */
function isHarmless({ type, range, fundamental, nicks, textRules }: PropertySpec, text: string): boolean {
  const value = withValue(type, (gvalue) => {
    c.gst_value_deserialize(gvalue, text)
    return decodeValue(gvalue)
  })
  if (typeof value === 'string' && fundamental === 'GEnum') return nicks?.includes(value) ?? true
  if (typeof value === 'string') return fitsRules(value, textRules)
  if (typeof value !== 'number' && typeof value !== 'bigint') return fitsRules(text, textRules)
  return range === undefined || (value >= range.min && value <= range.max)
}

/** Returns true for the text of a value that GLib does not have to change to fit: it logs a CRITICAL if it has to. */
function fits(spec: Pointer, type: Pointer, text: string, isLax: boolean): boolean {
  return withValue(
    type,
    (value) =>
      c.gst_value_deserialize(value, text) !== 0 && (isLax || c.g_param_value_validate(spec, value) === 0),
  )
}

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
import { describeSpec } from '../fill-value.js'
import { typeName } from '../gtype.js'
import { findSpec } from '../param-spec.js'
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
 * Returns why a description must not set a property. Undefined if nothing is wrong, or if GStreamer itself reports it: an
 * unknown property, and a text that is no value of its type.
 */
export function checkAssignment(
  { objectClass, name, value, isCreated }: PropertyText,
  checkNested: (description: string) => void,
): AssignmentFault | undefined {
  const spec = c.g_object_class_find_property(objectClass, name)
  if (spec === null) return undefined
  const flags = flagsOf(spec)
  if ((flags & G_PARAM_WRITABLE) === 0) return { why: 'the property can only be read' }
  if (isCreated && (flags & G_PARAM_CONSTRUCT_ONLY) !== 0)
    return { why: 'the property can only be set when the element is created' }
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
    return { why: 'the element needs a text, and NULL is none' }
  if (isElement || (flags & G_PARAM_LAX_VALIDATION) !== 0 || !isOutOfRange(spec, type, value))
    return undefined
  const known = findSpec(objectClass, name)
  const required = known && describeSpec(known)
  return { why: required === undefined ? 'the value is out of range' : `it must be ${required}`, required }
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

/** GLib logs a CRITICAL for a value that it has to change. */
function isOutOfRange(spec: Pointer, type: Pointer, text: string): boolean {
  return withValue(
    type,
    (value) => c.gst_value_deserialize(value, text) !== 0 && c.g_param_value_validate(spec, value) !== 0,
  )
}

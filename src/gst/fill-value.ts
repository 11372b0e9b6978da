import { GstAllocatorsError, show } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import type { PropertySpec } from './param-spec.js'
import { checkValueText } from './text/check-value-text.js'
import { describeRules, fitsRules } from './text-rules.js'
import { withValue } from './value.js'
import { itemsOf } from './values/members.js'
import { nestingFault } from './values/nesting.js'
import { TaggedValue } from './values/tagged-value.js'
import { writeValue } from './write-value.js'

/** Stores a JavaScript value in a GValue of a property's type. Throws an error that describes the accepted values. */
export function fillValue(value: Pointer, spec: PropertySpec, input: unknown): void {
  const fault = nestingFault(input)
  if (fault !== undefined)
    throw new GstAllocatorsError(
      'ERR_PROPERTY_VALUE',
      `Cannot set ${spec.name} to ${show(input)}: ${fault}`,
      {
        property: spec.name,
      },
    )
  const isFilled =
    spec.range === undefined ? fillOther(value, spec, input) : fillNumber(value, spec.range, spec, input)
  // GLib would change it to the nearest value that it accepts.
  const isClamped = isFilled && isChecked(spec) && c.g_param_value_validate(spec.native, value) !== 0
  if (!isFilled || isClamped) throw unfit(spec, input)
}

/** Describes the values that a property accepts. */
export function describeSpec(spec: PropertySpec): string {
  const { range, nicks, fundamental, typeName, elements } = spec
  if (range !== undefined)
    return `${isReal(spec) ? 'a number' : 'an integer'} from ${range.min} to ${range.max}`
  const choices = nicks?.map((nick) => `'${nick}'`).join(', ')
  if (fundamental === 'GEnum') return `one of ${choices}`
  if (fundamental === 'GFlags') return `'' or any of ${choices}, joined with +`
  if (fundamental === 'gchararray')
    return `${describeRules(spec.textRules) ?? 'a string without NUL characters'}${spec.acceptsNull ? ', or null' : ''}`
  const rules = describeRules(spec.textRules)
  if (rules !== undefined) return rules
  if (isArray(spec))
    return elements === undefined ? 'an array' : `an array, and each item ${describeSpec(elements)}`
  const made = makers[typeName]
  if (made !== undefined) return `${made}, or that as a string, in the syntax of pipeline descriptions`
  return (
    named[typeName] ??
    simple[fundamental] ??
    `a ${typeName} as a string, in the syntax of pipeline descriptions`
  )
}

// The description of values that have no text form.
const objects = 'an object, which can only be set through the gi of its element'

const simple: Readonly<Partial<Record<string, string>>> = {
  gboolean: 'true or false',
  GObject: objects,
  GInterface: objects,
  gpointer: objects,
}

// What to call for a value of a type.
const makers: Readonly<Partial<Record<string, string>>> = {
  GstCaps: 'caps(…)',
  GstStructure: 'structure(…)',
  GstFraction: 'fraction(…)',
}

const named: Readonly<Partial<Record<string, string>>> = {
  GstBuffer: 'bytes (a Uint8Array)',
  GBytes: 'bytes (a Uint8Array)',
  GStrv: 'an array of strings',
  GDateTime: "a date and time, such as '2024-05-17T10:20:30Z'",
}

type Range = NonNullable<PropertySpec['range']>

function fillNumber(value: Pointer, { min, max }: Range, spec: PropertySpec, input: unknown): boolean {
  if (typeof input !== 'number' && typeof input !== 'bigint') return false
  return input >= min && input <= max && writeValue(value, isReal(spec) ? Number(input) : input)
}

function fillOther(value: Pointer, spec: PropertySpec, input: unknown): boolean {
  if (input === null)
    return spec.acceptsNull && nullable.includes(spec.fundamental) && writeValue(value, null)
  // The type has more values than the element can stand.
  if (spec.fundamental === 'GEnum' && typeof input === 'string' && spec.nicks?.includes(input) !== true)
    return false
  if (spec.textRules.length > 0 && !fitsRules(asText(input), spec.textRules)) return false
  if (isArray(spec) && Array.isArray(input) && spec.elements !== undefined)
    return fillItems(value, spec, spec.elements, input)
  // GStreamer has no text for a GValueArray.
  if (typeof input === 'string' && spec.typeName === 'GValueArray') return false
  return writeValue(value, input)
}

/** Returns the text that the rules are about. */
function asText(input: unknown): string {
  if (Array.isArray(input)) return `< ${itemsOf(input).join(', ')} >`
  return input instanceof TaggedValue ? input.toString() : typeof input === 'string' ? input : ''
}

/** The items take the type that the property gives them. */
function fillItems(
  array: Pointer,
  spec: PropertySpec,
  elements: PropertySpec,
  items: readonly unknown[],
): boolean {
  const isBoxed = spec.typeName === 'GValueArray'
  const boxed = isBoxed ? c.g_value_array_new(0) : 0n
  if (isBoxed) c.g_value_take_boxed(array, boxed)
  for (const item of itemsOf(items)) {
    // GStreamer crashes when it prints an array with a null in it.
    if (item === null) throw unfit(spec, items)
    withValue(elements.type, (value) => {
      try {
        fillValue(value, elements, item)
      } catch {
        throw unfit(spec, items)
      }
      if (isBoxed) c.g_value_array_append(boxed, value)
      else c.gst_value_array_append_value(array, value)
    })
  }
  return true
}

// Elements do not expect that an object of theirs is taken away.
const nullable: readonly string[] = ['gchararray', 'GBoxed']

function isArray({ typeName }: PropertySpec): boolean {
  return typeName === 'GstValueArray' || typeName === 'GValueArray'
}

function isChecked(spec: PropertySpec): boolean {
  return spec.typeName === 'GstFraction' || isArray(spec)
}

function isReal({ fundamental }: PropertySpec): boolean {
  return fundamental === 'gfloat' || fundamental === 'gdouble'
}

function unfit(spec: PropertySpec, input: unknown): GstAllocatorsError {
  const fault = typeof input === 'string' ? checkValueText(spec.type, input) : undefined
  const required = describeSpec(spec)
  const place = fault === undefined ? '' : `. At character ${fault.position}, ${fault.message}`
  const why = spec.reason === undefined ? '' : `, since ${spec.reason}`
  return new GstAllocatorsError(
    'ERR_PROPERTY_VALUE',
    `Cannot set ${spec.name} to ${shorten(show(input))}: it must be ${required}${why}${place}`,
    { property: spec.name, required, ...(fault === undefined ? {} : { position: fault.position }) },
  )
}

/** Long values would hide what is wrong with them. */
function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)} …`
}

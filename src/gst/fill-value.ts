import { GstAllocatorsError, show } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import type { PropertySpec } from './param-spec.js'
import { checkValueText } from './text/check-value-text.js'
import type { TextFault } from './text/text-fault.js'

/** Stores a JavaScript value in a GValue of a property's type. Throws an error that describes the accepted values. */
export function fillValue(value: Pointer, spec: PropertySpec, input: unknown): void {
  if (spec.fundamental === 'gchararray') {
    if (input === null ? isNeverNull(spec) : typeof input !== 'string' || input.includes('\0'))
      throw unfit(spec, input)
    c.g_value_set_string(value, input as string | null)
    return
  }
  // A newly initialised GValue of a boxed type already holds NULL.
  if (input === null && spec.fundamental === 'GBoxed') return
  if (spec.typeName === 'GValueArray') throw unfit(spec, input)
  const text = spec.range === undefined ? fromOther(spec, input) : fromNumber(spec.range, spec, input)
  const fault = text === undefined ? undefined : checkValueText(spec.type, text)
  if (fault !== undefined) throw unfit(spec, input, fault)
  if (text === undefined || c.gst_value_deserialize(value, text) === 0) throw unfit(spec, input)
}

/** Describes the values that a property accepts. */
export function describeSpec(spec: PropertySpec): string {
  const { range, nicks, fundamental, typeName } = spec
  if (range !== undefined)
    return `${isReal(spec) ? 'a number' : 'an integer'} from ${range.min} to ${range.max}`
  const choices = nicks?.map((nick) => `'${nick}'`).join(', ')
  if (fundamental === 'GEnum') return `one of ${choices}`
  if (fundamental === 'GFlags') return `one or more of ${choices}, joined with +`
  if (typeName === 'GValueArray') return objects
  return simple[fundamental] ?? `a ${typeName} as a string, in the syntax of pipeline descriptions`
}

// The description of values that have no text form.
const objects = 'an object, which can only be set through the gi of its element'

const simple: Readonly<Partial<Record<string, string>>> = {
  gboolean: 'true or false',
  gchararray: 'a string without NUL characters, or null',
  GObject: objects,
  GInterface: objects,
  gpointer: objects,
}

/** Returns true for string properties whose elements crash on NULL. */
function isNeverNull({ owner, name }: PropertySpec): boolean {
  return (
    (owner === 'GstMultiUDPSink' && name === 'clients') || (owner === 'GstRTSPSrc' && name === 'location')
  )
}

function isReal({ fundamental }: PropertySpec): boolean {
  return fundamental === 'gfloat' || fundamental === 'gdouble'
}

type Range = NonNullable<PropertySpec['range']>

function fromNumber({ min, max }: Range, spec: PropertySpec, input: unknown): string | undefined {
  if (typeof input !== 'number' && typeof input !== 'bigint') return undefined
  if (!isReal(spec) && typeof input === 'number' && !Number.isSafeInteger(input)) return undefined
  return input >= min && input <= max ? String(input) : undefined
}

function fromOther({ fundamental, nicks }: PropertySpec, input: unknown): string | undefined {
  if (fundamental === 'gboolean') return typeof input === 'boolean' ? String(input) : undefined
  if (typeof input !== 'string' || input.includes('\0')) return undefined
  if (fundamental === 'GEnum') return nicks?.includes(input) === true ? input : undefined
  if (fundamental !== 'GFlags') return input
  if (input === '') return '0'
  return input.split('+').every((nick) => nicks?.includes(nick) === true) ? input : undefined
}

function unfit(spec: PropertySpec, input: unknown, fault?: TextFault): GstAllocatorsError {
  const required = describeSpec(spec)
  const why = fault === undefined ? '' : `. At character ${fault.position}, ${fault.message}`
  return new GstAllocatorsError(
    'ERR_PROPERTY_VALUE',
    `Cannot set ${spec.name} to ${shorten(show(input))}: it must be ${required}${why}`,
    { property: spec.name, required, ...(fault === undefined ? {} : { position: fault.position }) },
  )
}

/** Long values would hide what is wrong with them. */
function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)} …`
}

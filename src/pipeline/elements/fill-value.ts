import { GstAllocatorsError, show } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import type { PropertySpec } from './param-spec.js'

/** Puts what a program gave into a GValue of a property's type, or says what the property takes. */
export function fillValue(value: Pointer, spec: PropertySpec, input: unknown): void {
  if (spec.fundamental === 'gchararray') {
    if (input === null ? isNeverNull(spec) : typeof input !== 'string' || input.includes('\0'))
      throw unfit(spec, input)
    c.g_value_set_string(value, input as string | null)
    return
  }
  // An empty GValue has nothing in it already.
  if (input === null && spec.fundamental === 'GBoxed') return
  if (spec.typeName === 'GValueArray') throw unfit(spec, input)
  const text = spec.range === undefined ? fromOther(spec, input) : fromNumber(spec.range, spec, input)
  if (text === undefined || c.gst_value_deserialize(value, text) === 0) throw unfit(spec, input)
}

/** Says in words what a property takes. */
export function describeSpec(spec: PropertySpec): string {
  const { range, nicks, fundamental, typeName } = spec
  if (range !== undefined)
    return `${isReal(spec) ? 'a number' : 'an integer'} from ${range.min} to ${range.max}`
  const choices = nicks?.map((nick) => `'${nick}'`).join(', ')
  if (fundamental === 'GEnum') return `one of ${choices}`
  if (fundamental === 'GFlags') return `some of ${choices}, joined by +`
  if (typeName === 'GValueArray') return objects
  return simple[fundamental] ?? `a ${typeName}, written as in a pipeline description`
}

/** What is made of the values that have no text. */
const objects = 'an object, which only the gi of its element can set'

const simple: Readonly<Partial<Record<string, string>>> = {
  gboolean: 'true or false',
  gchararray: 'a string without NUL, or null',
  GObject: objects,
  GInterface: objects,
  gpointer: objects,
}

const named: readonly string[] = ['GstCaps', 'GstStructure']

/** Their elements read them without a look, and crash. */
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

function fromOther({ fundamental, nicks, typeName }: PropertySpec, input: unknown): string | undefined {
  if (fundamental === 'gboolean') return typeof input === 'boolean' ? String(input) : undefined
  if (typeof input !== 'string' || input.includes('\0')) return undefined
  // What does not begin with a name makes GStreamer complain, and still is taken for one.
  if (named.includes(typeName) && !/^[A-Za-z]/.test(input)) return undefined
  if (fundamental === 'GEnum') return nicks?.includes(input) === true ? input : undefined
  if (fundamental !== 'GFlags') return input
  if (input === '') return '0'
  return input.split('+').every((nick) => nicks?.includes(nick) === true) ? input : undefined
}

function unfit(spec: PropertySpec, input: unknown): GstAllocatorsError {
  const required = describeSpec(spec)
  return new GstAllocatorsError(
    'ERR_PROPERTY_VALUE',
    `Cannot set ${spec.name} to ${show(input)}: it must be ${required}`,
    { property: spec.name, required },
  )
}

import { didYouMean } from '../errors/index.js'
import {
  c,
  type FieldType,
  G_PARAM_CONSTRUCT_ONLY,
  G_PARAM_READABLE,
  G_PARAM_WRITABLE,
  GST_PARAM_MUTABLE_PAUSED,
  GST_PARAM_MUTABLE_PLAYING,
  GST_PARAM_MUTABLE_READY,
  GST_STATE_PAUSED,
  GST_STATE_PLAYING,
  GST_STATE_READY,
  layouts,
  littleEndian,
  type Pointer,
  readField,
  readPointer,
  readString,
  withStruct,
} from '../ffi/index.js'
import { isEnumOrFlags, enumValues } from './enum-values.js'
import { classOf, typeName } from './gtype.js'
import { narrow, type TextRule } from './property-fault.js'

/** The specification of a property in the class of an element. */
export interface PropertySpec {
  readonly name: string
  readonly isReadable: boolean
  readonly isWritable: boolean
  /** The highest state in which the property can be set; undefined if there is no limit. */
  readonly highestState: number | undefined
  /** The GType of the value, and the name of that type. */
  readonly type: Pointer
  readonly typeName: string
  /** The name of the fundamental GType of the value, such as `'GEnum'` or `'gint'`. */
  readonly fundamental: string
  /** The name of the class that declares the property. */
  readonly owner: string
  /** The range of a number, with both ends inclusive. */
  readonly range: { readonly min: number | bigint; readonly max: number | bigint } | undefined
  /** True if the property can be set to null. */
  readonly acceptsNull: boolean
  /** The kinds of texts that are refused. */
  readonly textRules: readonly TextRule[]
  /** Why the element cannot stand all that its class allows; undefined if it can. */
  readonly reason: string | undefined
  /** The nicks of an enum or flags type. */
  readonly nicks: readonly string[] | undefined
  /** The specification of the elements of an array; undefined if they may be of any type. */
  readonly elements: PropertySpec | undefined
  /** The GParamSpec itself. */
  readonly native: Pointer
}

/** Returns the specification of a property, or undefined if the class does not have it. */
export function findSpec(objectClass: Pointer, name: string): PropertySpec | undefined {
  const spec = c.g_object_class_find_property(objectClass, name)
  return spec === null ? undefined : readSpec(spec)
}

/** Returns the names of all properties of a class, as written in pipeline descriptions. */
export function propertyNames(objectClass: Pointer): string[] {
  return withStruct('int', (count) => {
    const list = c.g_object_class_list_properties(objectClass, count.pointer)
    const names = Array.from({ length: count.view.getUint32(0, littleEndian) }, (_, index) =>
      readString(readPointer(list, index * 8), layouts.GParamSpec.name),
    )
    c.g_free(list)
    return names
  })
}

/** Returns the end of a message about an unknown property: the name that was probably meant. */
export function nearestProperty(objectClass: Pointer, name: string): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return didYouMean(kebab, propertyNames(objectClass))
}

function readSpec(spec: Pointer): PropertySpec {
  const type = readPointer(spec, layouts.GParamSpec.valueType)
  const flags = Number(readField(spec, layouts.GParamSpec.flags, 'uint'))
  const fundamental = typeName(BigInt(c.g_type_fundamental(type)))
  const owner = typeName(readPointer(spec, layouts.GParamSpec.ownerType))
  const name = readString(spec, layouts.GParamSpec.name)
  return {
    name,
    isReadable: (flags & G_PARAM_READABLE) !== 0,
    type,
    typeName: typeName(type),
    fundamental,
    owner,
    ...narrow(owner, name, {
      range: rangeOf(spec),
      isWritable: (flags & G_PARAM_WRITABLE) !== 0 && (flags & G_PARAM_CONSTRUCT_ONLY) === 0,
      acceptsNull: acceptsNull(spec, fundamental),
      highestState: highestStateOf(name, owner, flags),
      nicks: isEnumOrFlags(fundamental) ? enumValues(type).map(({ nick }) => nick) : undefined,
    }),
    elements: elementsOf(spec),
    native: spec,
  }
}

/** Elements expect null only where it is the default. The default of everything but a string is null. */
function acceptsNull(spec: Pointer, fundamental: string): boolean {
  if (fundamental !== 'gchararray') return nullable.includes(fundamental)
  return c.g_value_get_string(c.g_param_spec_get_default_value(spec)) === null
}

const nullable: readonly string[] = ['GBoxed', 'GObject', 'GInterface', 'gpointer']

function highestStateOf(name: string, owner: string, flags: number): number | undefined {
  // Setting it needs a lock that a sink holds while it waits for room. The setting thread makes that room: a deadlock.
  if (owner === 'GstBaseSink' && name === 'async') return GST_STATE_READY
  return highestStates.find(([flag]) => (flags & flag) !== 0)?.[1]
}

const highestStates = [
  [GST_PARAM_MUTABLE_PLAYING, GST_STATE_PLAYING],
  [GST_PARAM_MUTABLE_PAUSED, GST_STATE_PAUSED],
  [GST_PARAM_MUTABLE_READY, GST_STATE_READY],
] as const

function elementsOf(spec: Pointer): PropertySpec | undefined {
  const layout = arrays[kindOf(spec)]
  const elements = layout === undefined ? 0n : readPointer(spec, layout.elements)
  return elements === 0n ? undefined : readSpec(elements)
}

const arrays: Readonly<Partial<Record<string, { elements: number }>>> = {
  GParamValueArray: layouts.GParamSpecValueArray,
  GstParamArray: layouts.GstParamSpecArray,
}

function kindOf(spec: Pointer): string {
  return typeName(readPointer(classOf(spec), layouts.GTypeClass.type))
}

/** Reads the range by the kind of GParamSpec, not by the value type: a GParamSpecUnichar has a guint but no range. */
function rangeOf(spec: Pointer): PropertySpec['range'] {
  const range = ranges[kindOf(spec)]
  if (range === undefined) return undefined
  const [{ min, max }, type, isBig] = range
  const [from, to] = [readField(spec, min, type), readField(spec, max, type)]
  return isBig ? { min: BigInt(from), max: BigInt(to) } : { min: from, max: to }
}

const ranges: Readonly<Partial<Record<string, readonly [{ min: number; max: number }, FieldType, boolean]>>> =
  {
    GParamInt: [layouts.GParamSpecInt, 'int', false],
    GParamUInt: [layouts.GParamSpecUInt, 'uint', false],
    GParamLong: [layouts.GParamSpecLong, 'long', true],
    GParamULong: [layouts.GParamSpecULong, 'size_t', true],
    GParamInt64: [layouts.GParamSpecInt64, 'long', true],
    GParamUInt64: [layouts.GParamSpecUInt64, 'size_t', true],
    GParamFloat: [layouts.GParamSpecFloat, 'float', false],
    GParamDouble: [layouts.GParamSpecDouble, 'double', false],
  }

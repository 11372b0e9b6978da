import { checkOptions, GstAllocatorsError, wrongType } from '../../errors/index.js'
import { checkFraction } from './fraction-fields.js'
import { freezeFields, itemsOf, readFields } from './members.js'
import { checkMediaType, checkStructureName, featuresFault } from './names.js'
import { Structure } from './structure.js'
import { TaggedValue } from './tagged-value.js'
import { textOf } from './text-of.js'
import type { FieldValue, Value } from './types.js'

/** One alternative of caps: a media type with its fields and features. */
export class CapsStructure extends Structure {
  /** What the memory of the data is, such as `'memory:DMABuf'`; empty for ordinary memory. */
  readonly features: readonly string[]

  /** @internal */
  constructor(name: string, fields: Readonly<Record<string, Value>>, features: readonly string[]) {
    super(name, fields)
    this.features = features
    Object.freeze(this)
  }
}

/**
 * The kinds of data that a pad accepts or has. `String(value)` gives the text of a pipeline description.
 *
 * @see `GstCaps`
 */
export class Caps extends TaggedValue<'GstCaps'> {
  /** The alternatives, in the order of preference. */
  readonly structures: readonly CapsStructure[]
  /** True for caps that accept everything. */
  readonly isAny: boolean
  readonly #text: string | undefined

  /** @internal */
  constructor(structures: readonly CapsStructure[], isAny = false, text?: string) {
    super('GstCaps')
    this.structures = structures
    this.isAny = isAny
    this.#text = text
    Object.freeze(this)
  }

  /**
   * Returns caps that accept these and others.
   *
   * @param others - the caps that come second
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`
   * @see `gst_caps_append`
   */
  or(others: Caps): Caps {
    if (!(others instanceof Caps)) throw wrongType('others', 'caps', others)
    return new Caps([...this.structures, ...others.structures], this.isAny || others.isAny)
  }

  /** Returns the caps as text, as in a pipeline description. */
  override toString(): string {
    return this.#text ?? textOf(this)
  }
}

/** Options of {@link caps}. */
export interface CapsOptions {
  /** What the memory of the data is, such as `['memory:DMABuf']`. */
  readonly features?: readonly string[] | undefined
}

/**
 * Makes caps from their fields. Use {@link list} for alternatives, and {@link array} for values that belong together.
 *
 * @param mediaType - such as `'video/x-raw'`
 * @param fields - the fields by name, as for `structure()`. Frame rates and pixel aspect ratios are fractions
 * @param options - features of the memory
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_caps_new_full`
 * @example
 * ```ts
 * import { caps, fraction, intRange, list } from 'gst-allocators/pipeline'
 *
 * const raw = caps('video/x-raw', { format: list('I420', 'NV12'), width: intRange(1, 640), framerate: fraction(30, 1) })
 * console.log(String(raw))
 * // video/x-raw, format=(string){ I420, NV12 }, width=(int)[ 1, 640 ], framerate=(fraction)30/1
 * console.log(String(caps('video/x-raw', {}, { features: ['memory:DMABuf'] }).or(caps('image/jpeg'))))
 * // video/x-raw(memory:DMABuf); image/jpeg
 * ```
 */
export function caps(
  mediaType: string,
  fields: Readonly<Record<string, FieldValue>> = {},
  options: CapsOptions = {},
): Caps {
  checkOptions(options, { features: true })
  const { features = [] } = options
  checkStructureName(mediaType)
  checkMediaType(mediaType)
  const entries = readFields(fields)
  for (const [name, value] of entries) {
    if (Array.isArray(value) && !('type' in value))
      throw wrongType(`the field ${name} of caps`, 'list(…) for alternatives, or array(…)', value)
    checkFraction(name, value)
  }
  return new Caps([new CapsStructure(mediaType, freezeFields(mediaType, entries), freezeFeatures(features))])
}

function freezeFeatures(given: unknown): readonly string[] {
  if (!Array.isArray(given)) throw wrongType('features', "an array, such as ['memory:DMABuf']", given)
  const features = itemsOf(given)
  const fault = featuresFault(features)
  if (fault !== undefined) throw new GstAllocatorsError('ERR_OUT_OF_RANGE', fault)
  return Object.freeze(features as string[])
}

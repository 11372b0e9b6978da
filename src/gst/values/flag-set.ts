import { checkInteger } from '../../errors/index.js'
import { TaggedValue } from './tagged-value.js'

/**
 * Flags of which only those in a mask matter, as in the caps of multiview video.
 *
 * @see `GST_TYPE_FLAG_SET`
 */
export class FlagSet extends TaggedValue<'GstFlagSet'> {
  /** The flags, as the bits of an unsigned integer of 32 bits. */
  readonly flags: number
  /** The bits that matter. */
  readonly mask: number

  /** @internal */
  constructor(flags: number, mask: number) {
    super('GstFlagSet')
    this.flags = flags
    this.mask = mask
    Object.freeze(this)
  }
}

/**
 * Makes a set of flags with a mask.
 *
 * @param flags - the bits of an unsigned integer of 32 bits; those outside of the mask do not count
 * @param mask - the bits that matter
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_flagset`
 * @example
 * ```ts
 * import { flagSet } from 'gst-allocators/pipeline'
 *
 * console.log(flagSet(1, 0xff).mask) // 255
 * ```
 */
export function flagSet(flags: number, mask: number): FlagSet {
  checkInteger('flags', flags, 0, maxUint)
  checkInteger('mask', mask, 0, maxUint)
  return new FlagSet((flags & mask) >>> 0, mask)
}

const maxUint = 2 ** 32 - 1

import { GstAllocatorsError, show, wrongType } from '../../errors/index.js'
import { TaggedValue } from './tagged-value.js'

/**
 * A mask of 64 bits, such as the positions of audio channels. `String(value)` gives it in hexadecimal.
 *
 * @see `GST_TYPE_BITMASK`
 */
export class Bitmask extends TaggedValue<'GstBitmask'> {
  /** The bits. */
  readonly value: bigint

  /** @internal */
  constructor(value: bigint) {
    super('GstBitmask')
    this.value = value
    Object.freeze(this)
  }

  /** Returns the mask as text, such as `'0x0000000000000003'`. */
  override toString(): string {
    return `0x${this.value.toString(16).padStart(16, '0')}`
  }
}

/**
 * Makes a mask of bits, such as the `channel-mask` of audio caps.
 *
 * @param value - the bits, from 0n to 2n ** 64n - 1n
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_bitmask`
 * @example
 * ```ts
 * import { bitmask } from 'gst-allocators/pipeline'
 *
 * console.log(String(bitmask(0x3n))) // 0x0000000000000003
 * ```
 */
export function bitmask(value: bigint): Bitmask {
  if (typeof value !== 'bigint') throw wrongType('value', 'a bigint', value)
  if (BigInt.asUintN(64, value) !== value)
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot use ${show(value)} as a bitmask: it must be from 0n to 2n ** 64n - 1n`,
    )
  return new Bitmask(value)
}

import { checkInteger, GstAllocatorsError } from '../../errors/index.js'
import { TaggedValue } from './tagged-value.js'

/**
 * A fraction in its lowest terms, such as a frame rate. `String(value)` gives `'30/1'`.
 *
 * @see `GST_TYPE_FRACTION`
 */
export class Fraction extends TaggedValue<'GstFraction'> {
  /** The number above the line. */
  readonly numerator: number
  /** The number below the line, which is positive. */
  readonly denominator: number

  /** @internal */
  constructor(numerator: number, denominator: number) {
    super('GstFraction')
    this.numerator = numerator
    this.denominator = denominator
    Object.freeze(this)
  }

  /** Returns the fraction as text, such as `'30/1'`. */
  override toString(): string {
    return `${this.numerator}/${this.denominator}`
  }
}

/**
 * Makes a fraction, in its lowest terms.
 *
 * @param numerator - an integer of 32 bits
 * @param denominator - an integer of 32 bits other than 0
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_fraction`
 * @example
 * ```ts
 * import { fraction } from 'gst-allocators/pipeline'
 *
 * const rate = fraction(60_000, 2002)
 * console.log(String(rate), rate.numerator / rate.denominator) // 30000/1001 29.97002997002997
 * ```
 */
export function fraction(numerator: number, denominator: number): Fraction {
  checkInteger('numerator', numerator, -maxInt, maxInt)
  checkInteger('denominator', denominator, -maxInt, maxInt)
  if (denominator === 0)
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      'Cannot use 0 as denominator: it must be an integer other than 0',
    )
  const divisor = commonDivisor(Math.abs(numerator), Math.abs(denominator)) * Math.sign(denominator)
  // Adding 0 turns -0 into 0.
  return new Fraction(numerator / divisor + 0, denominator / divisor)
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

const maxInt = 2 ** 31 - 1

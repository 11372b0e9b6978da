import { checkInteger, GstAllocatorsError, show, wrongType } from '../../errors/index.js'
import { Fraction } from './fraction.js'
import { TaggedValue } from './tagged-value.js'

/** A range of values, with both ends inclusive, as in caps that are not fixed. */
export class Range<Type extends string, T> extends TaggedValue<Type> {
  /** The least value. */
  readonly min: T
  /** The greatest value. */
  readonly max: T
  /** The distance between two values of a range of integers. Other ranges have none. */
  declare readonly step?: T

  /** @internal */
  constructor(type: Type, min: T, max: T, step?: T) {
    super(type)
    this.min = min
    this.max = max
    if (step !== undefined) Object.defineProperty(this, 'step', { value: step, enumerable: true })
    Object.freeze(this)
  }
}

/** A range of integers of 32 bits. */
export type IntRange = Range<'GstIntRange', number>
/** A range of integers of 64 bits. */
export type Int64Range = Range<'GstInt64Range', bigint>
/** A range of floating-point numbers. */
export type DoubleRange = Range<'GstDoubleRange', number>
/** A range of fractions. */
export type FractionRange = Range<'GstFractionRange', Fraction>

/**
 * Makes a range of integers of 32 bits.
 *
 * @param min - the least value, a multiple of `step`
 * @param max - the greatest value, a multiple of `step` above `min`
 * @param step - the distance between two values
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_int_range_step`
 * @example
 * ```ts
 * import { intRange } from 'gst-allocators/pipeline'
 *
 * console.log(String(intRange(16, 1920, 2))) // [ 16, 1920, 2 ]
 * ```
 */
export function intRange(min: number, max: number, step = 1): IntRange {
  checkInteger('min', min, -maxInt - 1, maxInt)
  checkInteger('max', max, -maxInt - 1, maxInt)
  checkInteger('step', step, 1, maxInt)
  checkOrder(min < max, min, max)
  for (const end of [min, max]) if (end % step !== 0) throw notMultiple(end, step)
  return new Range('GstIntRange', min, max, step)
}

/**
 * Makes a range of integers of 64 bits.
 *
 * @param min - the least value, a multiple of `step`
 * @param max - the greatest value, a multiple of `step` above `min`
 * @param step - the distance between two values
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_int64_range_step`
 * @example
 * ```ts
 * import { int64Range } from 'gst-allocators/pipeline'
 *
 * console.log(String(int64Range(0n, 2n ** 40n))) // [ 0, 1099511627776 ]
 * ```
 */
export function int64Range(min: bigint, max: bigint, step = 1n): Int64Range {
  for (const [name, value] of Object.entries({ min, max, step })) {
    if (typeof value !== 'bigint') throw wrongType(name, 'a bigint', value)
    if (BigInt.asIntN(64, value) !== value || (name === 'step' && value < 1n))
      throw new GstAllocatorsError(
        'ERR_OUT_OF_RANGE',
        `Cannot use ${show(value)} as ${name}: it must be an integer of 64 bits${name === 'step' ? ' above 0' : ''}`,
      )
  }
  checkOrder(min < max, min, max)
  for (const end of [min, max]) if (end % step !== 0n) throw notMultiple(end, step)
  return new Range('GstInt64Range', min, max, step)
}

/**
 * Makes a range of floating-point numbers.
 *
 * @param min - the least value
 * @param max - the greatest value, above `min`
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_double_range`
 * @example
 * ```ts
 * import { doubleRange } from 'gst-allocators/pipeline'
 *
 * console.log(doubleRange(0, 0.5).max) // 0.5
 * ```
 */
export function doubleRange(min: number, max: number): DoubleRange {
  for (const [name, value] of Object.entries({ min, max }))
    if (typeof value !== 'number') throw wrongType(name, 'a number', value)
  checkOrder(min < max, min, max)
  return new Range('GstDoubleRange', min, max)
}

/**
 * Makes a range of fractions, such as that of the frame rates of a camera.
 *
 * @param min - the least value
 * @param max - the greatest value, above `min`
 * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE`, `ERR_INVALID_ARG_TYPE`
 * @see `gst_value_set_fraction_range`
 * @example
 * ```ts
 * import { fraction, fractionRange } from 'gst-allocators/pipeline'
 *
 * console.log(String(fractionRange(fraction(1, 1), fraction(60, 1)))) // [ 1/1, 60/1 ]
 * ```
 */
export function fractionRange(min: Fraction, max: Fraction): FractionRange {
  for (const [name, value] of Object.entries({ min, max }))
    if (!(value instanceof Fraction)) throw wrongType(name, 'a fraction', value)
  // Products of two integers of 32 bits would lose precision as numbers.
  const isBelow =
    BigInt(min.numerator) * BigInt(max.denominator) < BigInt(max.numerator) * BigInt(min.denominator)
  checkOrder(isBelow, min, max)
  return new Range('GstFractionRange', min, max)
}

function checkOrder(isInOrder: boolean, min: unknown, max: unknown): void {
  if (isInOrder) return
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot make a range from ${String(min)} to ${String(max)}: the first must be below the second. For a single value, pass the value instead of a range`,
  )
}

function notMultiple(end: number | bigint, step: number | bigint): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot make a range that ends at ${end} with a step of ${step}: both ends must be multiples of the step`,
  )
}

const maxInt = 2 ** 31 - 1

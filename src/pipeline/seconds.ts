import { GstAllocatorsError, wrongType } from '../errors/index.js'

/**
 * Converts seconds to nanoseconds, the unit of all times in GStreamer.
 *
 * @param time - the time in seconds, 0 or more, which may have a fraction
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`
 * @see `GST_SECOND`
 * @example
 * ```ts
 * import { seconds } from 'gst-allocators/pipeline'
 *
 * console.log(seconds(1.5)) // 1500000000n
 * ```
 */
export function seconds(time: number): bigint {
  if (typeof time !== 'number') throw wrongType('time', 'a number of seconds', time)
  if (!(time >= 0 && time < maxSeconds))
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot use ${time} as time: it must be a number of seconds from 0 to ${maxSeconds}`,
    )
  const whole = Math.trunc(time)
  // In two parts, because a number is exact to nanoseconds only up to some 100 days.
  return BigInt(whole) * 1_000_000_000n + BigInt(Math.round((time - whole) * 1e9))
}

const maxSeconds = 9_223_372_036

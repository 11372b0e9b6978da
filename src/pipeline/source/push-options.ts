import { types } from 'node:util'
import { checkOptions, checkSignal, type OptionNames, type Signal, wrongType } from '../../errors/index.js'
import { GST_CLOCK_TIME_NONE } from '../../ffi/index.js'
import { type FrameLayout, Sample } from '../../frame/index.js'
import { Memory } from '../../memory/index.js'
import { checkLayout } from './check-layout.js'

/** The times and the layout of the pushed data, and a signal that ends the wait for room. */
export interface PushOptions {
  /** The presentation time in nanoseconds. Default: the time of the sample or frame; none for bytes and memories. */
  readonly pts?: bigint
  /**
   * The duration in nanoseconds. Default: the duration of the sample or frame; for bytes and memories with a pts, the
   * duration of a frame of raw video according to the caps.
   */
  readonly duration?: bigint
  /**
   * The location of the planes of raw video: strides and offsets in bytes, one of each for every plane. Default: the
   * layout of the frame; for bytes and memories, GStreamer's own, in which each line usually starts at a multiple of
   * four bytes.
   */
  readonly layout?: FrameLayout
  /** Ends the wait for room: the promise rejects with the signal's reason, and nothing is pushed. */
  readonly signal?: Signal
}

/** The data that can be pushed into a source. */
export type Pushable = Uint8Array | Memory | Sample

/** Checks the arguments of a push. Returns a copy of the options, because getters may return something else later. */
export function readPush(data: unknown, options: PushOptions): PushOptions {
  checkOptions(options, pushOptions)
  const { pts, duration, layout, signal } = options
  for (const [name, time] of Object.entries({ pts, duration }))
    if (time !== undefined && (typeof time !== 'bigint' || time < 0n || time >= GST_CLOCK_TIME_NONE))
      throw wrongType(name, 'a bigint of nanoseconds, 0n or more. Use seconds(), such as seconds(1.5)', time)
  checkSignal(signal)
  if (Memory.is(data)) Memory.pointerOf(data)
  else if (Sample.is(data)) Sample.pointersOf(data)
  else if (!types.isUint8Array(data))
    throw wrongType('data', 'a Uint8Array, a Memory, a Sample or a Frame', data)
  return {
    ...(pts !== undefined && { pts }),
    ...(duration !== undefined && { duration }),
    ...(layout !== undefined && { layout: checkLayout(layout) }),
    ...(signal !== undefined && { signal }),
  }
}

/** Returns the real number of bytes, even if the program shadows the length property. */
export function lengthOf(bytes: Uint8Array): number {
  return getLength.call(bytes)
}

const { get: getLength } = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  'length',
) as { get: (this: Uint8Array) => number }

const pushOptions: OptionNames<PushOptions> = {
  pts: true,
  duration: true,
  layout: true,
  signal: true,
}

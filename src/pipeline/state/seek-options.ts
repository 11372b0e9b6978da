import {
  checkChoice,
  checkOptions,
  GstAllocatorsError,
  type OptionNames,
  wrongType,
} from '../../errors/index.js'
import {
  GST_SEEK_FLAG_ACCURATE,
  GST_SEEK_FLAG_FLUSH,
  GST_SEEK_FLAG_KEY_UNIT,
  GST_SEEK_FLAG_SNAP_AFTER,
  GST_SEEK_FLAG_SNAP_BEFORE,
} from '../../ffi/index.js'
import type { WaitOptions } from '../../wait/index.js'

/** Where a seek goes, how exactly, and how the pipeline plays on from there. */
export interface SeekOptions extends WaitOptions {
  /** The speed: 2 for double speed, -1 for backwards. Default: 1. */
  readonly rate?: number | undefined
  /** Where the stream ends, in nanoseconds: after `time`, or before it if `rate` is negative. Default: the end of it. */
  readonly stop?: bigint | undefined
  /** True to go to a key frame near the time, which is faster. Default: false. */
  readonly keyUnit?: boolean | undefined
  /** True for the exact time, false for what is easy for the format. Default: true, unless it is a key frame. */
  readonly accurate?: boolean | undefined
  /** Which key frame to go to. It implies `keyUnit`. Default: the choice of the format, usually the one before. */
  readonly snap?: 'before' | 'after' | 'nearest' | undefined
}

/** The arguments of a GstEvent for a seek. */
export interface SeekGoal {
  readonly rate: number
  readonly flags: number
  readonly start: bigint
  /** -1n for the end of the stream. */
  readonly stop: bigint
}

/** Checks a position, and returns it. */
export function checkTime(name: string, time: unknown): bigint {
  if (typeof time === 'bigint' && time >= 0n && time < 2n ** 63n) return time
  throw wrongType(name, 'a bigint of nanoseconds, 0n or more. Use seconds(), such as seconds(1.5)', time)
}

/** Checks the arguments of a seek, and returns what they mean for GStreamer. */
export function checkSeek(time: bigint, options: SeekOptions): SeekGoal {
  checkOptions(options, seekOptions)
  const rate = checkRate(options.rate ?? 1)
  const from = checkTime('time', time)
  const to = options.stop === undefined ? undefined : checkTime('stop', options.stop)
  if (to !== undefined && (rate > 0 ? to <= from : to >= from))
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot use ${to}n as stop: with a rate of ${rate} it must be ${rate > 0 ? 'after' : 'before'} the time ${from}n`,
    )
  const range = rate > 0 ? { start: from, stop: to ?? -1n } : { start: to ?? 0n, stop: from }
  return { rate, flags: flagsOf(options), ...range }
}

function checkRate(rate: unknown): number {
  if (typeof rate !== 'number') throw wrongType('rate', 'a number', rate)
  if (Number.isFinite(rate) && rate !== 0) return rate
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use ${rate} as rate: ${rate === 0 ? 'the rate must not be 0. Call pause() to hold the picture' : 'it must be a finite number'}`,
  )
}

function flagsOf(options: SeekOptions): number {
  const { snap } = options
  for (const name of ['keyUnit', 'accurate'] as const) {
    const value = options[name]
    if (value !== undefined && typeof value !== 'boolean') throw wrongType(name, 'true or false', value)
  }
  if (snap !== undefined) checkChoice('snap', snap, ['before', 'after', 'nearest'])
  const keyUnit = options.keyUnit ?? snap !== undefined
  if (!keyUnit && snap !== undefined) throw conflict('snap', 'keyUnit: false')
  if (keyUnit && options.accurate === true)
    throw conflict('accurate: true', snap === undefined ? 'keyUnit: true' : 'snap')
  const isAccurate = options.accurate ?? !keyUnit
  return (
    GST_SEEK_FLAG_FLUSH |
    (keyUnit ? GST_SEEK_FLAG_KEY_UNIT : 0) |
    (isAccurate ? GST_SEEK_FLAG_ACCURATE : 0) |
    (snap === 'before' || snap === 'nearest' ? GST_SEEK_FLAG_SNAP_BEFORE : 0) |
    (snap === 'after' || snap === 'nearest' ? GST_SEEK_FLAG_SNAP_AFTER : 0)
  )
}

function conflict(one: string, other: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot seek with ${one} and ${other}: a seek goes either to the exact time or to a key frame. Use one of them`,
  )
}

const seekOptions: OptionNames<SeekOptions> = {
  rate: true,
  stop: true,
  keyUnit: true,
  accurate: true,
  snap: true,
  timeout: true,
  signal: true,
}

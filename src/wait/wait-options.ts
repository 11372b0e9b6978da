import { checkOptions, checkSignal, type OptionNames, type Signal, wrongType } from '../errors/index.js'
import type { WaitLimits } from './poll.js'

/** Options of methods that wait. */
export interface WaitOptions {
  /** Stops waiting: the promise rejects with the signal's reason. The operation itself continues. */
  readonly signal?: Signal | undefined
  /** The time limit in milliseconds. Default: none; for `stop()`, ten seconds. */
  readonly timeout?: number | undefined
}

/** Checks the options of a wait. `others` names the further options of the same call, whose values the caller checks. */
export function checkWaitOptions(
  options: WaitOptions,
  others: Readonly<Record<string, true>> = {},
): WaitLimits {
  checkOptions<WaitOptions>(options, { ...waitOptions, ...others })
  const { signal, timeout } = options
  checkSignal(signal)
  if (timeout !== undefined && (typeof timeout !== 'number' || !(timeout >= 0)))
    throw wrongType('timeout', 'a number of milliseconds, 0 or more', timeout)
  return { signal, timeout }
}

const waitOptions: OptionNames<WaitOptions> = { signal: true, timeout: true }

import { checkObject, checkSignal, wrongType } from '../../errors/index.js'
import type { Patience } from './until.js'

/** How long to wait for something. */
export interface WaitOptions {
  /** Ends the waiting: the promise is rejected with the signal's reason. What was begun goes on. */
  readonly signal?: AbortSignal | undefined
  /** How long to wait, in milliseconds. Default: for ever; for `stop()`, ten seconds. */
  readonly timeout?: number | undefined
}

/** Checks what a program gave. */
export function checkOptions(options: WaitOptions): Patience {
  checkObject('options', options)
  const { signal, timeout } = options
  checkSignal(signal)
  if (timeout !== undefined && (typeof timeout !== 'number' || !(timeout >= 0)))
    throw wrongType('timeout', 'a number of milliseconds, 0 or more', timeout)
  return { signal, timeout }
}

import type { Signal } from '../errors/index.js'

/** Limits of a wait. */
export interface WaitLimits {
  /** Ends the wait, which rejects with the signal's reason. */
  readonly signal?: Signal | undefined
  /** The time limit in milliseconds. Default: none. */
  readonly timeout?: number | undefined
  /** True if this wait does not keep the process alive. */
  readonly idle?: boolean
}

/**
 * Waits until a function returns a value. The result comes from GStreamer threads, which cannot wake the event loop: so
 * this polls at once, then at growing intervals of up to ten milliseconds.
 */
export function poll<T>(
  attempt: () => T | undefined,
  limits: WaitLimits = {},
  timeoutError: () => Error = missingTimeoutError,
): Promise<T> {
  const { signal, timeout, idle = false } = limits
  return new Promise<T>((resolve, reject) => {
    const deadlineMs = timeout === undefined ? Infinity : performance.now() + timeout
    let intervalMs = 0
    let timer: NodeJS.Timeout | undefined
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', check)
    }
    function check(): void {
      clearTimeout(timer)
      try {
        signal?.throwIfAborted()
        const found = attempt()
        if (found !== undefined) {
          end()
          resolve(found)
          return
        }
        const remainingMs = deadlineMs - performance.now()
        if (remainingMs <= 0) throw timeoutError()
        timer = setTimeout(check, Math.min(intervalMs, Math.max(remainingMs, 1)))
        if (idle) timer.unref()
        intervalMs = Math.min(maxPollIntervalMs, intervalMs + 1)
      } catch (error) {
        end()
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the reason of a signal may be anything
        reject(error)
      }
    }
    signal?.addEventListener('abort', check)
    check()
  })
}

/** Returns the error for a timeout without an error of its own, which is a bug in this package. */
export function missingTimeoutError(): Error {
  return new TypeError('Cannot wait with a timeout: it has no error to throw')
}

const maxPollIntervalMs = 10

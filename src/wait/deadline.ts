import { missingTimeoutError, type WaitLimits } from './poll.js'

/** Waits for a promise until a timeout or an abort signal. */
export function withDeadline<T>(
  promise: Promise<T>,
  { signal, timeout }: WaitLimits,
  timeoutError: () => Error = missingTimeoutError,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    const fail = (reason: unknown) => {
      end()
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the reason of a signal may be anything
      reject(reason)
    }
    const abort = () => {
      fail(signal?.reason)
    }
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(
            () => {
              fail(timeoutError())
            },
            Math.min(timeout, maxTimerMs),
          )
    signal?.addEventListener('abort', abort)
    if (signal?.aborted === true) abort()
    promise.then((value) => {
      end()
      resolve(value)
    }, fail)
  })
}

// The longest delay that a Node.js timer supports: 24 days.
const maxTimerMs = 2 ** 31 - 1

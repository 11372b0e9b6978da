import { neverLate, type Patience } from './until.js'

/** Waits for a promise, but no longer than a program wants to. */
export function within<T>(
  promise: Promise<T>,
  { signal, timeout }: Patience,
  late: () => Error = neverLate,
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
              fail(late())
            },
            Math.min(timeout, longest),
          )
    signal?.addEventListener('abort', abort)
    if (signal?.aborted === true) abort()
    promise.then((value) => {
      end()
      resolve(value)
    }, fail)
  })
}

/** What a timer of Node.js can wait, in milliseconds: three weeks. */
const longest = 2 ** 31 - 1

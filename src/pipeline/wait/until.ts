/** How long to wait, and what to do then. */
export interface Patience {
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined
  /** In milliseconds. Default: for ever. */
  readonly timeout?: number | undefined
  /** True when the process may end while this waits. */
  readonly idle?: boolean
}

/**
 * Waits until a function returns something. What is waited for happens on threads of GStreamer's, which wake nobody here: so one looks,
 * at once, soon, and then every ten milliseconds.
 */
export function until<T>(
  look: () => T | undefined,
  patience: Patience = {},
  late: () => Error = neverLate,
): Promise<T> {
  const { signal, timeout, idle = false } = patience
  return new Promise<T>((resolve, reject) => {
    const deadline = timeout === undefined ? Infinity : performance.now() + timeout
    let delay = 0
    let timer: NodeJS.Timeout | undefined
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', check)
    }
    function check(): void {
      clearTimeout(timer)
      try {
        signal?.throwIfAborted()
        const found = look()
        if (found !== undefined) {
          end()
          resolve(found)
          return
        }
        const left = deadline - performance.now()
        if (left <= 0) throw late()
        timer = setTimeout(check, Math.min(delay, Math.max(left, 1)))
        if (idle) timer.unref()
        delay = Math.min(longest, delay + 1)
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

/** For who waits for ever. */
export function neverLate(): Error {
  return new TypeError('A time limit needs an error of its own')
}

/** In milliseconds. */
const longest = 10

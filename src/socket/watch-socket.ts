import { isMainThread } from 'node:worker_threads'
import { c, F_DUPFD_CLOEXEC, type Readiness, watchFd } from '../ffi/index.js'

/** A watch on a socket, inactive until want() is called. */
export interface SocketWatch {
  want(what: Readiness): void
  close(): void
}

/**
 * Calls back when a socket may have become ready. It watches a dup of the fd, because an fd that is watched twice, or
 * closed while watched, ends the process. In a worker (see `watchFd`), and when no fd is left for the dup, it polls.
 */
export function watchSocket(fd: number, onReady: () => void): SocketWatch {
  const own = isMainThread ? c.fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1
  if (own < 0) return new PollingWatch(onReady)
  const watch = watchFd(own, onReady, {})
  return {
    want: (what) => {
      watch.want(what)
    },
    close: () => {
      watch.close()
      c.close(own)
    },
  }
}

/** Polls at once, then at growing intervals of up to ten milliseconds. */
class PollingWatch implements SocketWatch {
  readonly #onReady: () => void
  #timer: NodeJS.Timeout | undefined
  #intervalMs = 0

  constructor(onReady: () => void) {
    this.#onReady = onReady
  }

  want({ readable = false, writable = false }: Readiness): void {
    if (!readable && !writable) this.close()
    else if (this.#timer === undefined) this.#pollLater()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#intervalMs = 0
  }

  #pollLater(): void {
    this.#timer = setTimeout(() => {
      this.#intervalMs = Math.min(maxPollIntervalMs, this.#intervalMs + 1)
      this.#pollLater()
      this.#onReady()
    }, this.#intervalMs)
  }
}

const maxPollIntervalMs = 10

import { isMainThread } from 'node:worker_threads'
import { c, F_DUPFD_CLOEXEC, type Readiness, watchFd } from '../../ffi/index.js'

/** A watch over a socket, which rests until it is told what to watch for. */
export interface SocketWatch {
  want(what: Readiness): void
  close(): void
}

/**
 * Calls back when a socket may have become ready. It watches an fd of its own: one that is closed under a watch, or watched twice, ends the
 * process. In a worker, and where this process may open no more, it looks by itself: see `watchFd`.
 */
export function watchSocket(fd: number, onReady: () => void): SocketWatch {
  const own = isMainThread ? c.fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1
  if (own < 0) return new Looking(onReady)
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

/** Looks at once, soon, and then every ten milliseconds. */
class Looking implements SocketWatch {
  readonly #onReady: () => void
  #timer: NodeJS.Timeout | undefined
  #delay = 0

  constructor(onReady: () => void) {
    this.#onReady = onReady
  }

  want({ readable = false, writable = false }: Readiness): void {
    if (!readable && !writable) this.close()
    else if (this.#timer === undefined) this.#lookLater()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#delay = 0
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      this.#delay = Math.min(longest, this.#delay + 1)
      this.#lookLater()
      this.#onReady()
    }, this.#delay)
  }
}

/** In milliseconds. */
const longest = 10

import { setMaxListeners } from 'node:events'
import { closeSync } from 'node:fs'
import { callSystem, type Readiness } from '../../ffi/index.js'
import { Turn } from '../turn.js'
import { type SocketWatch, watchSocket } from './watch-socket.js'

/** How one thing is tried until the kernel does not say "later". */
export interface Trial<T> {
  readonly for: keyof Readiness
  /** Undefined to be tried again when the socket is ready. */
  readonly attempt: () => T | undefined
  /** What comes of it when the socket is closed before. */
  readonly whenClosed: () => T
  readonly signal: AbortSignal | undefined
}

/** An open socket, and those who wait for it, in their order. The event loop holds it for as long as there are any. */
export class Channel {
  readonly #fd: number
  readonly #lines: Readonly<Record<keyof Readiness, Waiter[]>> = { readable: [], writable: [] }
  readonly #turn = new Turn()
  #watch: SocketWatch | undefined
  #isClosed = false

  /** Takes the fd over. */
  constructor(fd: number) {
    this.#fd = fd
  }

  /** The number of the socket, or -1. */
  get fd(): number {
    return this.#isClosed ? -1 : this.#fd
  }

  /** Tries something now, or when its turn comes. */
  async try<T>(trial: Trial<T>): Promise<T> {
    const { attempt, signal, whenClosed } = trial
    signal?.throwIfAborted()
    if (this.#isClosed) return whenClosed()
    // A loop that always finds something to read would keep everything else from running.
    const mayTry =
      this.#lines[trial.for].length === 0 && (trial.for === 'writable' || this.#turn.over() === undefined)
    const result = mayTry ? attempt() : undefined
    return result === undefined ? this.#wait(trial) : result
  }

  /** Closes the socket; who waits is told. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#watch?.close()
    try {
      callSystem(`close fd ${this.#fd}`, () => {
        closeSync(this.#fd)
      })
    } finally {
      for (const line of Object.values(this.#lines)) for (const waiter of line.splice(0)) waiter.end()
    }
  }

  #wait<T>({ for: readiness, attempt, whenClosed, signal }: Trial<T>): Promise<T> {
    const line = this.#lines[readiness]
    return new Promise<T>((resolve, reject) => {
      const settle = (settling: () => T) => {
        signal?.removeEventListener('abort', abort)
        try {
          resolve(settling())
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is what was thrown
          reject(error)
        }
      }
      const look = () => {
        try {
          const result = attempt()
          if (result === undefined) return false
          settle(() => result)
        } catch (error) {
          settle(() => {
            throw error
          })
        }
        return true
      }
      const end = () => {
        settle(whenClosed)
      }
      const waiter: Waiter = { look, end }
      const abort = () => {
        line.splice(line.indexOf(waiter), 1)
        this.#rewatch()
        settle(() => {
          throw signal?.reason
        })
      }
      if (signal !== undefined) {
        // Each takes its listener away again, so any number of them is no leak.
        setMaxListeners(0, signal)
        signal.addEventListener('abort', abort)
      }
      line.push(waiter)
      this.#rewatch()
    })
  }

  #look(): void {
    for (const line of Object.values(this.#lines)) while (line[0]?.look() === true) line.shift()
    this.#rewatch()
  }

  #rewatch(): void {
    if (this.#isClosed) return
    const readable = this.#lines.readable.length > 0
    const writable = this.#lines.writable.length > 0
    this.#watch ??= watchSocket(this.#fd, () => {
      this.#look()
    })
    this.#watch.want({ readable, writable })
  }
}

interface Waiter {
  /** Tries, and tells whether that is over. */
  look(): boolean
  end(): void
}

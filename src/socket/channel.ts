import { setMaxListeners } from 'node:events'
import { closeSync } from 'node:fs'
import { callSystem, type Readiness } from '../ffi/index.js'
import { TimeSlice } from '../wait/index.js'
import { type SocketWatch, watchSocket } from './watch-socket.js'

/** A non-blocking operation that is attempted until it succeeds. */
export interface Trial<T> {
  readonly for: keyof Readiness
  /** Returns undefined to be called again when the socket is ready. */
  readonly attempt: () => T | undefined
  /** Provides the result if the socket is closed first. */
  readonly whenClosed: () => T
  readonly signal: AbortSignal | undefined
}

/** An open socket and the queues of operations that wait for it, which keep the event loop alive. */
export class Channel {
  readonly #fd: number
  readonly #queues: Readonly<Record<keyof Readiness, Waiter[]>> = { readable: [], writable: [] }
  readonly #timeSlice = new TimeSlice()
  #watch: SocketWatch | undefined
  #isClosed = false

  /** Takes ownership of the fd. */
  constructor(fd: number) {
    this.#fd = fd
  }

  /** The number of the socket's fd, or -1 after it was closed. */
  get fd(): number {
    return this.#isClosed ? -1 : this.#fd
  }

  /** Runs a trial now, or when its turn in the queue comes. */
  async try<T>(trial: Trial<T>): Promise<T> {
    const { attempt, signal, whenClosed } = trial
    signal?.throwIfAborted()
    if (this.#isClosed) return whenClosed()
    // A loop that always finds something to read would otherwise starve the event loop.
    const mayTry =
      this.#queues[trial.for].length === 0 &&
      (trial.for === 'writable' || this.#timeSlice.nextTurn() === undefined)
    const result = mayTry ? attempt() : undefined
    return result === undefined ? this.#wait(trial) : result
  }

  /** Closes the socket and settles all waiting operations. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#watch?.close()
    try {
      callSystem(`close fd ${this.#fd}`, () => {
        closeSync(this.#fd)
      })
    } finally {
      for (const queue of Object.values(this.#queues)) for (const waiter of queue.splice(0)) waiter.end()
    }
  }

  #wait<T>({ for: readiness, attempt, whenClosed, signal }: Trial<T>): Promise<T> {
    const queue = this.#queues[readiness]
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
        queue.splice(queue.indexOf(waiter), 1)
        this.#rewatch()
        settle(() => {
          throw signal?.reason
        })
      }
      if (signal !== undefined) {
        // Each operation removes its listener, so many listeners are not a leak.
        setMaxListeners(0, signal)
        signal.addEventListener('abort', abort)
      }
      queue.push(waiter)
      this.#rewatch()
    })
  }

  #look(): void {
    for (const queue of Object.values(this.#queues)) while (queue[0]?.look() === true) queue.shift()
    this.#rewatch()
  }

  #rewatch(): void {
    if (this.#isClosed) return
    const readable = this.#queues.readable.length > 0
    const writable = this.#queues.writable.length > 0
    this.#watch ??= watchSocket(this.#fd, () => {
      this.#look()
    })
    this.#watch.want({ readable, writable })
  }
}

interface Waiter {
  /** Makes an attempt, and returns whether the operation is settled. */
  look(): boolean
  end(): void
}

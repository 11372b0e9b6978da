import { Turn } from '../../fd/turn.js'
import { type Resolvers, withResolvers } from '../wait/with-resolvers.js'
import type { Sample } from './sample.js'

/** Where a reader gets its samples from. */
export interface Origin<T> {
  readonly signal: AbortSignal | undefined
  /** How many samples stay alive behind the newest. */
  readonly lag: number
  /** The next sample, if there is one; it never waits. */
  pull(): T | undefined
  /** True when nothing more comes. */
  isEnded(): boolean
  /** The error of the pipeline, if there is one. */
  failure(): Error | undefined
  /** Hears what has been said so far. */
  catchUp(): void
  /** Has it tell of what comes, by a call of `look()`, or no longer: each telling costs the streaming thread time. */
  listen(isWanted: boolean): void
  /** Called once, when nobody reads any more. */
  onEnd(): void
}

/** Reads samples one by one, and releases each when the next is asked for. */
export class Reader<T extends Sample> implements AsyncIterableIterator<T> {
  readonly #origin: Origin<T>
  readonly #turn = new Turn()
  readonly #lent: T[] = []
  #waiting: Resolvers<IteratorResult<T, undefined>> | undefined
  #previous: Promise<unknown> | undefined
  #isOver = false
  #isTold = false
  readonly #onAbort = () => {
    const { signal } = this.#origin
    const waiting = this.#waiting
    this.#waiting = undefined
    this.end()
    waiting?.reject(signal?.reason)
  }

  constructor(origin: Origin<T>) {
    this.#origin = origin
    origin.signal?.addEventListener('abort', this.#onAbort)
  }

  /** The next sample. Calls that come too early wait for their turn. */
  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#previous === undefined) return this.#next()
    const next = this.#previous.then(
      () => this.#next(),
      () => this.#next(),
    )
    this.#previous = next
    return next
  }

  /** Reads no more: what the loop has is released. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.end()
    this.#release(0)
    return Promise.resolve(over)
  }

  /** Itself. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Something may have changed. */
  look(): void {
    const waiting = this.#waiting
    if (waiting === undefined) return
    try {
      const result = this.#take()
      if (result === undefined) return
      this.#settle()
      waiting.resolve(result)
    } catch (error) {
      this.#settle()
      this.end()
      waiting.reject(error)
    }
  }

  /** Ends the reading; the sample that the loop has at the moment stays until it asks for the next. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#origin.signal?.removeEventListener('abort', this.#onAbort)
    this.#origin.onEnd()
    const waiting = this.#waiting
    this.#settle()
    waiting?.resolve(over)
  }

  async #next(): Promise<IteratorResult<T, undefined>> {
    this.#release(this.#origin.lag)
    if (this.#origin.signal?.aborted === true) {
      this.end()
      this.#release(0)
    }
    this.#origin.signal?.throwIfAborted()
    const nextTurn = this.#isOver ? undefined : this.#turn.over()
    if (nextTurn !== undefined) return this.#later(nextTurn)
    try {
      const result = this.#take() ?? this.#takeLate()
      if (result !== undefined) return result
    } catch (error) {
      this.end()
      throw error
    }
    this.#waiting = withResolvers()
    this.#previous = this.#waiting.promise
    this.#turn.renew()
    return this.#waiting.promise
  }

  #later(nextTurn: Promise<void>): Promise<IteratorResult<T, undefined>> {
    const next = nextTurn.then(() => {
      this.#previous = undefined
      return this.#next()
    })
    this.#previous = next
    return next
  }

  /** The next result, or undefined when one must wait for it. */
  #take(): IteratorResult<T, undefined> | undefined {
    if (this.#isOver) return this.#finish()
    const sample = this.#origin.pull()
    if (sample !== undefined) {
      this.#lent.push(sample)
      return { value: sample, done: false }
    }
    this.#tellFailure()
    if (!this.#origin.isEnded()) return undefined
    // An element that fails says so before it ends the stream, but on another way.
    this.#origin.catchUp()
    this.#tellFailure()
    this.end()
    return this.#finish()
  }

  /** Listens, and looks once more: what came before that, nobody tells of. */
  #takeLate(): IteratorResult<T, undefined> | undefined {
    this.#origin.listen(true)
    const result = this.#take()
    if (result !== undefined) this.#origin.listen(false)
    return result
  }

  /** Releases what the program may still look at, since what asks in advance is at the end before it. */
  releaseRest(): void {
    this.#release(0)
  }

  #finish(): IteratorResult<T, undefined> {
    this.#tellFailure()
    if (this.#origin.lag === 0) this.#release(0)
    return over
  }

  /** Once, and also when the pipeline was stopped for it before the loop came round. */
  #tellFailure(): void {
    const failure = this.#origin.failure()
    if (failure === undefined || this.#isTold) return
    this.#isTold = true
    throw failure
  }

  #settle(): void {
    this.#waiting = undefined
    this.#previous = undefined
    this.#origin.listen(false)
  }

  #release(keep: number): void {
    while (this.#lent.length > keep) {
      const sample = this.#lent.shift()
      if (sample?.kept === false) sample.dispose()
    }
  }
}

const over = { value: undefined, done: true } as const

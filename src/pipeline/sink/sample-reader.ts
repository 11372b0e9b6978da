// More than 200 lines, because reading, waiting and ending share the same fields.
import type { Signal } from '../../errors/index.js'
import type { Sample } from '../../frame/index.js'
import { type Resolvers, type StreamIterator, TimeSlice, withResolvers } from '../../wait/index.js'
import type { Run } from '../state/run.js'
import { Pace } from './pace.js'
import { Remainder } from './remainder.js'
import type { SampleQueue } from './sample-queue.js'
import type { SampleSource } from './sample-source.js'

/** The parts and options of a reader. */
export interface Reading<T extends Sample> {
  readonly source: SampleSource<T>
  readonly queue: SampleQueue
  readonly run: Run
  readonly signal: Signal | undefined
  /** How many samples stay alive when the next one is requested. */
  readonly lag: number
  /** Returns the error for a reader that another one has replaced. */
  readonly busyError: () => Error
  /** Called once, when the reader has ended. */
  readonly onEnd: () => void
}

/** Reads samples one by one, and releases each when the next one is requested. */
export class SampleReader<T extends Sample> implements StreamIterator<T> {
  readonly #reading: Reading<T>
  readonly #timeSlice = new TimeSlice()
  readonly #pace = new Pace()
  readonly #lent: T[] = []
  /** What is left for the loop after `finish()`. */
  readonly #remainder = new Remainder<T>()
  #waiting: Resolvers<IteratorResult<T, undefined>> | undefined
  /** The previous call of next(), while it is pending. */
  #previous: Promise<unknown> | undefined
  #hasBegun = false
  #isLooking = false
  #isReplaced = false
  #isOver = false
  #hasThrownFailure = false
  readonly #onAbort = () => {
    const waiting = this.#waiting
    this.#waiting = undefined
    this.end()
    waiting?.reject(this.#reading.signal?.reason)
  }

  constructor(reading: Reading<T>) {
    this.#reading = reading
    reading.signal?.addEventListener('abort', this.#onAbort)
  }

  /** True once a sample was asked for. */
  get hasBegun(): boolean {
    return this.#hasBegun
  }

  /** True while the loop waits for a sample. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined
  }

  /** Ends the reader once the loop has read what has arrived, although the pipeline stops. */
  finish(): void {
    this.#remainder.fill(this.#reading.source)
    this.end()
  }

  /** Leaves the sink to another reader, because no sample was asked for. */
  replace(): void {
    this.#isReplaced = true
    this.end()
  }

  /** Returns the next sample. A call waits until the previous call has settled. */
  next(): Promise<IteratorResult<T, undefined>> {
    this.#hasBegun = true
    if (this.#previous === undefined) return this.#next()
    const next = this.#previous.then(
      () => this.#next(),
      () => this.#next(),
    )
    this.#previous = next
    return next
  }

  /** Ends the reader, and releases the samples that the loop has. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#isReplaced = false
    this.#drop()
    return Promise.resolve(done)
  }

  /** Returns the reader itself. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Does the same as `return()`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  /** Settles a pending next() if a sample, the end or a failure has come. */
  checkForSample(): void {
    const waiting = this.#waiting
    if (waiting === undefined) return
    try {
      const result = this.#take()
      if (result === undefined) return
      this.#stopWaiting()
      waiting.resolve(result)
    } catch (error) {
      this.#stopWaiting()
      this.end()
      waiting.reject(error)
    }
  }

  /** Ends the reader. The loop's current sample stays alive until the loop requests the next one. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#reading.signal?.removeEventListener('abort', this.#onAbort)
    this.#reading.onEnd()
    const waiting = this.#waiting
    this.#stopWaiting()
    waiting?.resolve(done)
  }

  /** Releases the samples that the program may still use, except for the newest `keep`. */
  releaseOlder(keep: number): void {
    while (this.#lent.length > keep) {
      const sample = this.#lent.shift()
      if (sample?.kept === false) sample.dispose()
    }
  }

  /** Ends the reader, and releases all samples. */
  #drop(): void {
    this.end()
    this.#remainder.clear()
    this.releaseOlder(0)
  }

  async #next(): Promise<IteratorResult<T, undefined>> {
    const { signal, lag } = this.#reading
    this.releaseOlder(lag)
    if (signal?.aborted === true) this.#drop()
    signal?.throwIfAborted()
    if (this.#isReplaced) throw this.#reading.busyError()
    const nextTurn = this.#isOver ? undefined : this.#timeSlice.nextTurn()
    if (nextTurn !== undefined) return this.#nextAfter(nextTurn)
    let isSoon: boolean
    try {
      const first = this.#take()
      if (first !== undefined) return first
      isSoon = this.#isSoon()
      const result = isSoon ? this.#takeBriefly() : this.#takeListening()
      if (result !== undefined) return result
    } catch (error) {
      this.end()
      throw error
    }
    this.#waiting = withResolvers()
    this.#previous = this.#waiting.promise
    this.#timeSlice.restart()
    if (isSoon) this.#lookInNextTurn()
    return this.#waiting.promise
  }

  #nextAfter(nextTurn: Promise<void>): Promise<IteratorResult<T, undefined>> {
    const next = nextTurn.then(() => {
      this.#previous = undefined
      return this.#next()
    })
    this.#previous = next
    return next
  }

  /** Returns the next result, or undefined when there is none yet. */
  #take(): IteratorResult<T, undefined> | undefined {
    const { source, queue, run } = this.#reading
    const sample = this.#isOver ? this.#remainder.next() : source.next()
    if (sample !== undefined) {
      this.#lent.push(sample)
      this.#pace.noteSample()
      // While samples come slowly, switching costs more than reports that nobody needs. Once this reader is over, the
      // queue may belong to another one.
      if (this.#pace.isFast && !this.#isOver) queue.listen(false)
      return { value: sample, done: false }
    }
    if (this.#isOver) return this.#finish()
    if (source.isHolding) return undefined
    this.#throwFailure()
    if (!queue.isEnded()) return undefined
    // An element that fails posts its error before it ends the stream, but the two take different paths.
    const isCaughtUp = run.catchUp()
    this.#throwFailure()
    if (!isCaughtUp) {
      setImmediate(() => {
        this.checkForSample()
      })
      return undefined
    }
    this.end()
    return this.#finish()
  }

  /** True while it costs less to wait for the next sample than to sleep until the sink reports it. */
  #isSoon(): boolean {
    const { queue, source } = this.#reading
    return this.#pace.isSoon && queue.mayWait && !source.isHolding
  }

  #takeBriefly(): IteratorResult<T, undefined> | undefined {
    this.#reading.queue.waitBriefly()
    return this.#take()
  }

  /** Looks for a sample in each turn of the event loop while it is due. Once it is overdue, the sink reports it. */
  readonly #lookAgain = () => {
    this.#isLooking = false
    if (this.#waiting === undefined) return
    const isSoon = this.#isSoon()
    if (isSoon) this.#reading.queue.waitBriefly()
    else this.#reading.queue.listen(true)
    this.checkForSample()
    if (isSoon && this.isWaiting) this.#lookInNextTurn()
  }

  #lookInNextTurn(): void {
    if (this.#isLooking) return
    this.#isLooking = true
    setImmediate(this.#lookAgain)
  }

  /** Begins to listen and tries once more, because the arrival of an earlier sample is not reported. */
  #takeListening(): IteratorResult<T, undefined> | undefined {
    const { queue } = this.#reading
    queue.listen(true)
    return this.#take()
  }

  #finish(): IteratorResult<T, undefined> {
    this.#throwFailure()
    if (this.#reading.lag === 0) this.releaseOlder(0)
    return done
  }

  /** Throws the pipeline's failure once, even if the failure stopped the pipeline before the loop continued. */
  #throwFailure(): void {
    const { failure } = this.#reading.run
    if (failure === undefined || this.#hasThrownFailure) return
    this.#hasThrownFailure = true
    throw failure
  }

  #stopWaiting(): void {
    this.#waiting = undefined
    this.#previous = undefined
    if (this.#isOver) this.#reading.queue.listen(false)
  }
}

const done = { value: undefined, done: true } as const

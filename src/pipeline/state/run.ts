import type { GstError } from '../../gst/index.js'
import { type Resolvers, withResolvers } from '../../wait/index.js'
import { ObservedPromise } from './observed-promise.js'

/** How a run ended. */
export type Ending = 'eos' | 'stopped'

/** The run of a pipeline: its end, its failure, and whether the program learns of it. Sinks and sources check it. */
export class Run {
  /** The speed of the last seek. */
  rate = 1
  /** True if the last of the calls `play()`, `pause()` and `end()` was `pause()`. */
  isPauseRequested = false
  readonly #readMessages: () => boolean
  #end = newEnd()
  #failure: GstError | undefined
  #isObserved = false
  #flushes = 0

  /** `readMessages` reads messages of the bus, and returns true if it has read all. */
  constructor(readMessages: () => boolean) {
    this.#readMessages = readMessages
  }

  /** Settles at the end of the run. Once somebody waits for it, a failure causes no warning. */
  get finished(): Promise<Ending> {
    return (this.#end.finished ??= ObservedPromise.of(this.#end.promise, () => {
      this.#isObserved = true
    }))
  }

  /** The error that ended the run. */
  get failure(): GstError | undefined {
    return this.#failure
  }

  /** True after the end of stream, an error or a stop. */
  get isOver(): boolean {
    return this.#end.isOver
  }

  /** True after the end of stream: all data has passed through. */
  get isAtEnd(): boolean {
    return this.#end.ending === 'eos'
  }

  /** True while a seek flushes the sinks. */
  get isFlushing(): boolean {
    return this.#flushes > 0
  }

  /**
   * Reads the messages that have been posted so far, for a few milliseconds at most. Returns false if there are more: an
   * error may be among them, so a decision that depends on it must wait.
   */
  catchUp(): boolean {
    return this.#readMessages()
  }

  /** Notes that the program will learn of a failure, so that no warning is needed. */
  markObserved(): void {
    this.#isObserved = true
  }

  /** Begins another run. */
  begin(): void {
    this.#end = newEnd()
    this.#failure = undefined
    this.rate = 1
  }

  /** Ends the run with an error. Returns false when it had already ended. */
  fail(error: GstError): boolean {
    if (this.#failure !== undefined || this.#end.isOver) return false
    this.#failure = error
    this.#end.isOver = true
    this.#end.reject(error)
    return true
  }

  /** Ends the run. Does nothing when it has already ended. */
  finish(ending: Ending): void {
    if (this.#end.isOver) return
    this.#end.isOver = true
    this.#end.ending = ending
    this.#end.resolve(ending)
  }

  /** Begins a flush, and returns the function that ends it. */
  flush(): () => void {
    this.#flushes++
    return () => {
      this.#flushes--
    }
  }

  /** Warns of a failure that the program has not learned of by the next turn of the event loop. */
  warnIfUnobserved(error: GstError): void {
    setImmediate(() => {
      if (this.#isObserved) return
      process.emitWarning(`A pipeline failed: ${error.message}`, {
        type: 'GstPipelineWarning',
        code: 'WARN_PIPELINE_ERROR',
      })
    })
  }
}

interface End extends Resolvers<Ending> {
  isOver: boolean
  /** How the run ended; undefined after an error. */
  ending?: Ending
  /** The promise for the program. */
  finished?: Promise<Ending>
}

function newEnd(): End {
  const end = withResolvers<Ending>()
  // An unawaited `finished` must not end the process. The program learns of a failure elsewhere, or from the warning.
  end.promise.catch(() => undefined)
  return { ...end, isOver: false }
}

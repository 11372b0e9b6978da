import { GstAllocatorsError } from '../../errors/index.js'
import type { Sample } from './sample.js'

/**
 * Holds a sample back until nobody else uses it: the streaming thread that hands one out lets go of it only a moment later. Who keeps it for
 * good, such as a tee, is an error.
 */
export class UntilWritable<T extends Sample> {
  readonly #next: () => T | undefined
  readonly #onChange: () => void
  #pending: T | undefined
  #deadline = 0
  #looks = 0
  #isWaiting = false

  /** `next` gives the next sample, if there is one; `onChange` is called when it is worth to ask again. */
  constructor(next: () => T | undefined, onChange: () => void) {
    this.#next = next
    this.#onChange = onChange
  }

  /** True while a sample is held back. */
  get isHolding(): boolean {
    return this.#pending !== undefined
  }

  /** The next sample that can be written to. */
  next(): T | undefined {
    if (this.#pending === undefined) {
      this.#pending = this.#next()
      this.#deadline = performance.now() + patience
      this.#looks = 0
    }
    const pending = this.#pending
    if (pending === undefined) return undefined
    if (pending.isWritable) {
      this.#pending = undefined
      return pending
    }
    if (performance.now() > this.#deadline) throw this.#neverWritable()
    this.#lookAgain()
    return undefined
  }

  /** Drops what is held back. */
  clear(): void {
    this.#pending?.dispose()
    this.#pending = undefined
  }

  #lookAgain(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    const look = () => {
      this.#isWaiting = false
      this.#onChange()
    }
    // Mostly it is a matter of microseconds.
    if (this.#looks++ < 100) setImmediate(look)
    else setTimeout(look, 1)
  }

  #neverWritable(): GstAllocatorsError {
    this.clear()
    return new GstAllocatorsError(
      'ERR_FRAME_NOT_WRITABLE',
      `Cannot give this for writing: somebody else has used its memory for ${patience} ms, such as a tee or a decoder. Read without writable, and draw into a copy`,
    )
  }
}

/** In milliseconds. */
const patience = 1000

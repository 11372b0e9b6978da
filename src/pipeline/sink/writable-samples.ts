import { GstAllocatorsError } from '../../errors/index.js'
import type { Sample } from '../../frame/index.js'
import type { SampleSource } from './sample-source.js'

/**
 * Holds each sample back until it is writable, because the streaming thread that hands it out releases its reference
 * only a moment later. Throws if another holder, such as a tee, keeps a sample.
 */
export class WritableSamples<T extends Sample> implements SampleSource<T> {
  readonly #source: SampleSource<T>
  readonly #onChange: () => void
  #pending: T | undefined
  #deadline = 0
  #looks = 0
  #isLookScheduled = false

  /** `onChange` is called when the reader should try again. */
  constructor(source: SampleSource<T>, onChange: () => void) {
    this.#source = source
    this.#onChange = onChange
  }

  get isHolding(): boolean {
    return this.#pending !== undefined
  }

  next(): T | undefined {
    if (this.#pending === undefined) {
      this.#pending = this.#source.next()
      this.#deadline = performance.now() + maxHoldMs
      this.#looks = 0
    }
    const pending = this.#pending
    if (pending === undefined) return undefined
    if (pending.isWritable) {
      this.#pending = undefined
      return pending
    }
    if (performance.now() > this.#deadline) throw this.#neverWritable()
    this.#scheduleLook()
    return undefined
  }

  clear(): void {
    this.#pending?.dispose()
    this.#pending = undefined
  }

  #scheduleLook(): void {
    if (this.#isLookScheduled) return
    this.#isLookScheduled = true
    const look = () => {
      this.#isLookScheduled = false
      this.#onChange()
    }
    // Usually this takes only microseconds.
    if (this.#looks++ < maxImmediateLooks) setImmediate(look)
    else setTimeout(look, lookIntervalMs)
  }

  #neverWritable(): GstAllocatorsError {
    this.clear()
    return new GstAllocatorsError(
      'ERR_FRAME_NOT_WRITABLE',
      `Cannot hand out this frame for writing: another user, such as a tee or a decoder, still held it after ${maxHoldMs} ms. Read without { writable: true } and draw into a copy`,
    )
  }
}

const maxHoldMs = 1000
const maxImmediateLooks = 100
const lookIntervalMs = 1

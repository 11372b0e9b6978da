import type { Sample } from '../../frame/index.js'
import type { SampleQueue } from './sample-queue.js'
import type { PulledSample } from './pulled-sample.js'

/** The source of a reader's samples. */
export interface SampleSource<T extends Sample> {
  /** True while it holds a sample that cannot be handed out yet. */
  readonly isHolding: boolean
  /** Returns the next sample, if there is one. Never waits. */
  next(): T | undefined
  /** Drops a sample that could not be handed out yet. */
  clear(): void
}

/** The samples of a queue, wrapped for the program. */
export class QueuedSamples<T extends Sample> implements SampleSource<T> {
  readonly isHolding = false
  readonly #queue: SampleQueue
  readonly #wrap: (pulled: PulledSample) => T

  constructor(queue: SampleQueue, wrap: (pulled: PulledSample) => T) {
    this.#queue = queue
    this.#wrap = wrap
  }

  next(): T | undefined {
    const pulled = this.#queue.next()
    return pulled && this.#wrap(pulled)
  }

  clear(): void {
    // The queue itself holds the unread samples.
  }
}

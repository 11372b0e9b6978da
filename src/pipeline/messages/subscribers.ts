import type { Signal } from '../../errors/index.js'
import type { RawMessage } from '../../gst/index.js'
import { MessageQueue } from './message-queue.js'

/** The listeners to a pipeline's messages. Messages before the first listener are kept for it. */
export class Subscribers {
  readonly #listeners = new Set<MessageQueue>()
  #early: MessageQueue | undefined

  /** Begins another run. */
  begin(): void {
    this.forgetEarly()
    if (this.#listeners.size === 0) this.#early = new MessageQueue(ignoreEnd)
  }

  /** Adds a listener. */
  subscribe(signal: Signal | undefined): MessageQueue {
    if (signal?.aborted === true) return new MessageQueue(ignoreEnd, signal)
    const early = this.#early
    this.#early = undefined
    const queue: MessageQueue = new MessageQueue(() => this.#listeners.delete(queue), signal, early?.store)
    this.#listeners.add(queue)
    if (early?.isOver === true) queue.end()
    return queue
  }

  /** Passes a message to all listeners. */
  publish(message: RawMessage): void {
    for (const listener of this.#listeners) listener.push(message)
    this.#early?.push(message)
  }

  /** Ends all listeners. */
  end(): void {
    for (const listener of [...this.#listeners]) listener.end()
  }

  /** Drops the messages that were kept for the first listener. */
  forgetEarly(): void {
    void this.#early?.return()
    this.#early = undefined
  }
}

function ignoreEnd(): void {
  // These queues are not registered anywhere.
}

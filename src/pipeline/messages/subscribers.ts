import type { Signal } from '../../errors/index.js'
import type { Message } from '../../gst/index.js'
import { MessageQueue } from './message-queue.js'

/** The listeners to a pipeline's messages. Messages before the first listener are kept for it. */
export class Subscribers {
  readonly #listeners = new Set<MessageQueue>()
  #early: MessageQueue | undefined

  /** Begins another run. */
  begin(): void {
    this.#early = this.#listeners.size === 0 ? new MessageQueue(() => undefined) : undefined
  }

  /** Adds a listener. */
  subscribe(signal: Signal | undefined): MessageQueue {
    const queue: MessageQueue = new MessageQueue(() => this.#listeners.delete(queue), signal)
    if (signal?.aborted === true) return queue
    const early = this.#early
    this.#early = undefined
    this.#listeners.add(queue)
    for (const message of early?.take() ?? []) queue.push(message)
    return queue
  }

  /** Passes a message to all listeners. */
  publish(message: Message): void {
    for (const listener of this.#listeners) listener.push(message)
    this.#early?.push(message)
  }

  /** Ends all listeners. */
  end(): void {
    for (const listener of [...this.#listeners]) listener.end()
  }
}

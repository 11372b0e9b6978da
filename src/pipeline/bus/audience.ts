import type { Message } from './message.js'
import { MessageQueue } from './message-queue.js'

/** Who listens to a pipeline: what was said before anybody did is kept for the first. */
export class Audience {
  readonly #listeners = new Set<MessageQueue>()
  #early: MessageQueue | undefined

  /** Another run begins. */
  begin(): void {
    this.#early = this.#listeners.size === 0 ? new MessageQueue(() => undefined) : undefined
  }

  /** Another listener. */
  join(signal: AbortSignal | undefined): MessageQueue {
    const queue: MessageQueue = new MessageQueue(() => this.#listeners.delete(queue), signal)
    if (signal?.aborted === true) return queue
    const early = this.#early
    this.#early = undefined
    this.#listeners.add(queue)
    for (const message of early?.take() ?? []) queue.push(message)
    return queue
  }

  /** Tells everybody. */
  tell(message: Message): void {
    for (const listener of this.#listeners) listener.push(message)
    this.#early?.push(message)
  }

  /** Nothing more is said. */
  end(): void {
    for (const listener of [...this.#listeners]) listener.end()
  }
}

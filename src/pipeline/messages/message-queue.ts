import type { Signal } from '../../errors/index.js'
import { type Resolvers, withResolvers } from '../../wait/index.js'
import type { Message } from '../../gst/index.js'

/** A queue of messages for one listener. */
export class MessageQueue implements AsyncIterableIterator<Message> {
  readonly #messages: Message[] = []
  readonly #waiting: Resolvers<IteratorResult<Message, undefined>>[] = []
  readonly #signal: Signal | undefined
  readonly #onEnd: () => void
  #lost = 0
  #isOver = false
  readonly #onAbort = () => {
    this.#messages.length = 0
    for (const { reject } of this.#waiting.splice(0)) reject(this.#signal?.reason)
    this.end()
  }

  /** `onEnd` is called once, when the queue accepts no more messages. */
  constructor(onEnd: () => void, signal?: Signal) {
    this.#onEnd = onEnd
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort)
  }

  /** Adds a message. The end of stream or the error of a run is its last one. */
  push(message: Message): void {
    if (this.#isOver) return
    const waiting = this.#waiting.shift()
    if (waiting !== undefined) waiting.resolve({ value: message, done: false })
    else this.#messages.push(message)
    if (this.#messages.length > maxMessages) {
      this.#messages.shift()
      this.#lost++
    }
    if (message.type === 'error' || (message.type === 'eos' && message.source.isPipeline)) this.end()
  }

  /** Removes and returns all messages, for another queue. */
  take(): Message[] {
    const lost: Message[] = this.#lost > 0 ? [{ type: 'lost', count: this.#lost }] : []
    return [...lost, ...this.#messages.splice(0)]
  }

  /** Ends the queue. Its messages can still be read. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#signal?.removeEventListener('abort', this.#onAbort)
    for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true })
    this.#onEnd()
  }

  /** Returns the next message, or waits for it. */
  async next(): Promise<IteratorResult<Message, undefined>> {
    this.#signal?.throwIfAborted()
    if (this.#lost > 0) {
      const count = this.#lost
      this.#lost = 0
      return { value: { type: 'lost', count }, done: false }
    }
    const message = this.#messages.shift()
    if (message !== undefined) return { value: message, done: false }
    if (this.#isOver) return { value: undefined, done: true }
    const { promise, resolve, reject } = withResolvers<IteratorResult<Message, undefined>>()
    this.#waiting.push({ promise, resolve, reject })
    return promise
  }

  /** Ends the queue, and drops its messages. */
  return(): Promise<IteratorResult<Message, undefined>> {
    this.#messages.length = 0
    this.#lost = 0
    this.end()
    return Promise.resolve({ value: undefined, done: true })
  }

  /** Returns the queue itself. */
  [Symbol.asyncIterator](): this {
    return this
  }
}

const maxMessages = 10_000

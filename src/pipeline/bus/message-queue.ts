import { type Resolvers, withResolvers } from '../wait/with-resolvers.js'
import type { Message } from './message.js'

/** Messages on their way to one reader. */
export class MessageQueue implements AsyncIterableIterator<Message> {
  readonly #messages: Message[] = []
  readonly #waiting: Resolvers<IteratorResult<Message, undefined>>[] = []
  readonly #signal: AbortSignal | undefined
  readonly #onEnd: () => void
  #lost = 0
  #isOver = false
  readonly #onAbort = () => {
    this.#messages.length = 0
    for (const { reject } of this.#waiting.splice(0)) reject(this.#signal?.reason)
    this.end()
  }

  /** `onEnd` is called once, when nothing more is wanted. */
  constructor(onEnd: () => void, signal?: AbortSignal) {
    this.#onEnd = onEnd
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort)
  }

  /** Adds a message. The last of a run is its end or its error. */
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

  /** All that is here, for another reader. */
  take(): Message[] {
    const lost: Message[] = this.#lost > 0 ? [{ type: 'lost', count: this.#lost }] : []
    return [...lost, ...this.#messages.splice(0)]
  }

  /** Nothing more comes; what is here can still be read. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#signal?.removeEventListener('abort', this.#onAbort)
    for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true })
    this.#onEnd()
  }

  /** The next message. */
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

  /** Reads no more. */
  return(): Promise<IteratorResult<Message, undefined>> {
    this.#messages.length = 0
    this.#lost = 0
    this.end()
    return Promise.resolve({ value: undefined, done: true })
  }

  /** Itself. */
  [Symbol.asyncIterator](): this {
    return this
  }
}

const maxMessages = 10_000

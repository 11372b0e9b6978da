import type { Signal } from '../../errors/index.js'
import { type Resolvers, type StreamIterator, TimeSlice, withResolvers } from '../../wait/index.js'
import type { Message, RawMessage } from '../../gst/index.js'
import { MessageStore } from './message-store.js'

/** A queue of messages for one listener. */
export class MessageQueue implements StreamIterator<Message> {
  /** The unread messages. */
  readonly store: MessageStore
  readonly #waiting: Resolvers<IteratorResult<Message, undefined>>[] = []
  readonly #signal: Signal | undefined
  readonly #onEnd: () => void
  readonly #timeSlice = new TimeSlice()
  #nextTurn: Promise<void> | undefined
  #isOver = false
  readonly #onAbort = () => {
    this.store.clear()
    for (const { reject } of this.#waiting.splice(0)) reject(this.#signal?.reason)
    this.end()
  }

  /** `onEnd` is called once, when the queue accepts no more messages. `store` may already have messages. */
  constructor(onEnd: () => void, signal?: Signal, store = new MessageStore()) {
    this.store = store
    this.#onEnd = onEnd
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort)
  }

  /** Whether the queue accepts no more messages. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Adds a message. The end of stream or the error of a run is its last one. */
  push(message: RawMessage): void {
    if (this.#isOver) return
    const waiting = this.#waiting.shift()
    if (waiting !== undefined) waiting.resolve({ value: message.read(), done: false })
    else this.store.add(message)
    if (message.endsRun) this.end()
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
    // A loop over very many messages must not keep timers from running.
    const nextTurn = (this.#nextTurn ??= this.#timeSlice.nextTurn()?.finally(() => {
      this.#nextTurn = undefined
    }))
    if (nextTurn !== undefined) await nextTurn
    this.#signal?.throwIfAborted()
    const message = this.store.take()
    if (message !== undefined) return { value: message, done: false }
    if (this.#isOver) return { value: undefined, done: true }
    this.#timeSlice.restart()
    const { promise, resolve, reject } = withResolvers<IteratorResult<Message, undefined>>()
    this.#waiting.push({ promise, resolve, reject })
    return promise
  }

  /** Ends the queue, and drops its messages. */
  return(): Promise<IteratorResult<Message, undefined>> {
    this.store.clear()
    this.end()
    return Promise.resolve({ value: undefined, done: true })
  }

  /** Returns the queue itself. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Does the same as `return()`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }
}

import type { LostMessage, Message, NativeMessage, RawMessage } from '../../gst/index.js'

/**
 * The unread messages of one listener, in order. Beyond ten thousand, it drops the oldest. Messages about the state or
 * the end of the pipeline are dropped only beyond a hundred thousand.
 */
export class MessageStore {
  readonly #droppable: Entry[] = []
  readonly #important: Entry[] = []
  readonly #held: Held = new Set()
  #nextOrder = 0
  #weight = 0
  #lost = 0

  constructor() {
    forgotten.register(this, this.#held)
  }

  /** Adds a message. */
  add(message: RawMessage): void {
    message.hold()
    this.#held.add(message.native)
    const entry = { message, order: this.#nextOrder++, weight: message.weight }
    ;(message.mayBeDropped ? this.#droppable : this.#important).push(entry)
    this.#weight += entry.weight
    while (this.#weight > maxMessages && this.#droppable.length > 0) this.#drop(this.#droppable)
    while (this.#important.length > maxImportant) this.#drop(this.#important)
  }

  /** Removes the next message, and decodes it. */
  take(): Message | undefined {
    if (this.#lost > 0) {
      const lost: LostMessage = { type: 'lost', count: this.#lost }
      this.#lost = 0
      return lost
    }
    const isNext = (this.#droppable[0]?.order ?? Infinity) < (this.#important[0]?.order ?? Infinity)
    const entry = this.#shift(isNext ? this.#droppable : this.#important)
    if (entry === undefined) return undefined
    const message = entry.message.read()
    entry.message.release()
    return message
  }

  /** Drops all messages, and does not count them as lost. */
  clear(): void {
    releaseAll(this.#held)
    this.#held.clear()
    this.#droppable.length = 0
    this.#important.length = 0
    this.#weight = 0
    this.#lost = 0
  }

  #drop(lane: Entry[]): void {
    this.#shift(lane)?.message.release()
    this.#lost++
  }

  #shift(lane: Entry[]): Entry | undefined {
    const entry = lane.shift()
    if (entry === undefined) return undefined
    this.#weight -= entry.weight
    this.#held.delete(entry.message.native)
    return entry
  }
}

interface Entry {
  readonly message: RawMessage
  /** The number of messages before it. */
  readonly order: number
  readonly weight: number
}

/**
 * Native messages only. A decoded error refers to the pipeline through its stack, which would keep the pipeline alive.
 */
type Held = Set<NativeMessage>

function releaseAll(held: Held): void {
  for (const message of held) message.release()
}

/** Releases the messages of an iterator that was forgotten before its end. */
const forgotten = new FinalizationRegistry<Held>(releaseAll)

const maxMessages = 10_000
const maxImportant = 100_000

import type { LostMessage, Message, RawMessage } from '../../gst/index.js'

/**
 * The unread messages of one listener, in order. Beyond ten thousand, it drops the oldest, but none that tells of the
 * state or the end of the pipeline.
 */
export class MessageStore {
  readonly #lanes: Lanes = { droppable: [], important: [] }
  #nextOrder = 0
  #weight = 0
  #lost = 0

  constructor() {
    forgotten.register(this, this.#lanes)
  }

  /** Adds a message. */
  add(message: RawMessage): void {
    message.hold()
    const { droppable, important } = this.#lanes
    const entry = { message, order: this.#nextOrder++, weight: message.weight }
    ;(message.mayBeDropped ? droppable : important).push(entry)
    this.#weight += entry.weight
    while (this.#weight > maxMessages && droppable.length > 0) this.#drop(droppable)
    while (important.length > maxImportant) this.#drop(important)
  }

  /** Removes the next message, and decodes it. */
  take(): Message | undefined {
    if (this.#lost > 0) {
      const lost: LostMessage = { type: 'lost', count: this.#lost }
      this.#lost = 0
      return lost
    }
    const { droppable, important } = this.#lanes
    const isNext = (droppable[0]?.order ?? Infinity) < (important[0]?.order ?? Infinity)
    const entry = (isNext ? droppable : important).shift()
    if (entry === undefined) return undefined
    this.#weight -= entry.weight
    const message = entry.message.read()
    entry.message.release()
    return message
  }

  /** Drops all messages, without a word. */
  clear(): void {
    releaseAll(this.#lanes)
    this.#weight = 0
    this.#lost = 0
  }

  #drop(lane: Entry[]): void {
    const entry = lane.shift()
    if (entry === undefined) return
    entry.message.release()
    this.#weight -= entry.weight
    this.#lost++
  }
}

interface Entry {
  readonly message: RawMessage
  /** The number of messages before it. */
  readonly order: number
  readonly weight: number
}

interface Lanes {
  readonly droppable: Entry[]
  readonly important: Entry[]
}

function releaseAll({ droppable, important }: Lanes): void {
  for (const { message } of [...droppable.splice(0), ...important.splice(0)]) message.release()
}

/** Releases the messages of an iterator that was forgotten before its end. */
const forgotten = new FinalizationRegistry<Lanes>(releaseAll)

const maxMessages = 10_000
const maxImportant = 100_000

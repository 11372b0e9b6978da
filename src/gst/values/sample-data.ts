import { TaggedValue } from './tagged-value.js'
import type { Caps } from './caps.js'
import type { Structure } from './structure.js'

/** What is known of the buffer besides its bytes. */
export interface BufferTimes {
  /** The presentation time in nanoseconds; null for none. */
  readonly pts: bigint | null
  /** The duration in nanoseconds; null for none. */
  readonly duration: bigint | null
}

/**
 * A copy of a buffer in a message, a tag or a structure. Nothing has to be released.
 *
 * @see `GstBuffer`
 */
export class BufferData extends TaggedValue<'GstBuffer'> {
  /** The bytes, copied. */
  readonly bytes: Uint8Array
  readonly #times: BufferTimes

  /** @internal */
  constructor(bytes: Uint8Array, times: BufferTimes = { pts: null, duration: null }) {
    super('GstBuffer')
    this.bytes = bytes
    this.#times = times
    Object.freeze(this)
  }

  /** The presentation time in nanoseconds; null for none. */
  get pts(): bigint | null {
    return this.#times.pts
  }

  /** The duration in nanoseconds; null for none. */
  get duration(): bigint | null {
    return this.#times.duration
  }
}

/** What is known of a sample besides its media type and bytes. */
export interface SampleFacts extends BufferTimes {
  readonly caps: Caps | null
  readonly info: Structure | null
}

/**
 * A copy of a sample in a message or a tag, such as a cover picture. Nothing has to be released.
 *
 * @see `GstSample`
 */
export class SampleData extends TaggedValue<'GstSample'> {
  /** The media type, such as `'image/png'`; empty if the sample has no caps. */
  readonly mediaType: string
  /** The bytes, copied. */
  readonly bytes: Uint8Array
  readonly #facts: SampleFacts

  /** @internal */
  constructor(bytes: Uint8Array, facts: SampleFacts) {
    super('GstSample')
    this.mediaType = facts.caps?.structures[0]?.name ?? ''
    this.bytes = bytes
    this.#facts = facts
    Object.freeze(this)
  }

  /** The caps; null for none. */
  get caps(): Caps | null {
    return this.#facts.caps
  }

  /** More about the sample, such as whether a picture is the front cover; null if there is nothing more. */
  get info(): Structure | null {
    return this.#facts.info
  }

  /** The presentation time in nanoseconds; null for none. */
  get pts(): bigint | null {
    return this.#facts.pts
  }

  /** The duration in nanoseconds; null for none. */
  get duration(): bigint | null {
    return this.#facts.duration
  }
}

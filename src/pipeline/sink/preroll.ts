import { GstAllocatorsError } from '../../errors/index.js'
import { c, GST_STATE_PAUSED, GST_STATE_PLAYING, type Pointer } from '../../ffi/index.js'
import { stateOf } from '../../gst/index.js'

/** The frame that a paused appsink shows. When the sink plays on, the same buffer comes once more, from its queue. */
export class Preroll {
  readonly #sink: Pointer
  /** The GstSample of the frame, which the sink has given up. */
  #sample: Pointer | undefined
  #isSeenByThisReader = false
  #isSeenByAnyReader = false
  /** True when the sink may hold a preroll frame. */
  #isExpected = true

  constructor(sink: Pointer) {
    this.#sink = sink
  }

  /** Notes that the sink was started, paused or flushed, so that it may hold a preroll frame again. */
  expect(): void {
    this.#isExpected = true
  }

  /** Notes that a new reader has begun, which has not seen the frame. */
  open(): void {
    this.#isSeenByThisReader = false
  }

  /** Takes the preroll frame from the sink first, because a pull of a sample drops it, even if it returns none. */
  save(isPauseRequested: boolean): void {
    if (!this.#isExpected && !isPauseRequested) return
    this.#isExpected = false
    const sample = c.gst_app_sink_try_pull_preroll(this.#sink, 0)
    if (sample === null) return
    // A sink that plays only for a moment offers the same frame again.
    if (this.#sample !== undefined && isSameBuffer(this.#sample, sample)) c.gst_mini_object_unref(sample)
    else {
      this.clear()
      this.#sample = sample
    }
  }

  /** Returns what the paused sink shows, once for each reader; null when it is not paused. The caller owns the sample. */
  next(isForWriting: boolean): Pointer | null {
    if (this.#sample === undefined || this.#isSeenByThisReader || !this.#isPaused()) return null
    this.#isSeenByThisReader = true
    this.#isSeenByAnyReader = true
    return isForWriting ? copyOf(this.#sample) : c.gst_mini_object_ref(this.#sample)
  }

  /**
   * Returns true if a sample is the preroll frame and a reader has seen it. Releases the frame once it is no longer
   * needed.
   */
  takeIfSeen(sample: Pointer): boolean {
    if (this.#sample === undefined) return false
    const isSame = isSameBuffer(this.#sample, sample)
    const hasSeen = this.#isSeenByAnyReader && isSame
    // While the sink is paused, samples from before the pause come first.
    if (isSame || !this.#isPaused()) this.clear()
    return hasSeen
  }

  /** Releases the frame. */
  clear(): void {
    const sample = this.#sample
    this.#sample = undefined
    this.#isSeenByAnyReader = false
    this.#isSeenByThisReader = false
    if (sample !== undefined) c.gst_mini_object_unref(sample)
  }

  #isPaused(): boolean {
    const { current, pending } = stateOf(this.#sink)
    return current === GST_STATE_PAUSED && pending !== GST_STATE_PLAYING
  }
}

function isSameBuffer(one: Pointer, other: Pointer): boolean {
  return c.gst_sample_get_buffer(one) === c.gst_sample_get_buffer(other)
}

/** Returns a sample with a copy of the buffer, because the paused sink holds the buffer itself until it plays on. */
function copyOf(sample: Pointer): Pointer {
  const buffer = c.gst_buffer_copy_deep(c.gst_sample_get_buffer(sample) ?? 0n)
  if (buffer === null)
    throw new GstAllocatorsError(
      'ERR_COPY_FAILED',
      'Cannot hand out the picture of a paused sink for writing: the sink holds it, and its memory cannot be copied. Read without { writable: true }',
    )
  const copy = c.gst_sample_new(buffer, c.gst_sample_get_caps(sample), c.gst_sample_get_segment(sample), null)
  c.gst_mini_object_unref(buffer)
  return copy
}

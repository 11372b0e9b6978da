import { c, type Pointer, refCount } from '../../ffi/index.js'
import type { BufferOwner } from '../../frame/index.js'

/** A GstSample that was pulled from an appsink. The sink holds a reference to it until the next pull. */
export class PulledSample implements BufferOwner {
  readonly buffer: Pointer
  readonly caps: Pointer | null
  /** The sample that came from the sink, until it is detached. */
  #sample: Pointer
  /** A separate sample around the same buffer, for others to hold. */
  #own: Pointer | undefined

  /** Takes over the reference. */
  constructor(sample: Pointer) {
    const buffer = c.gst_sample_get_buffer(sample)
    if (buffer === null) {
      c.gst_mini_object_unref(sample)
      throw new TypeError('Cannot read this sample: it has a buffer list, although buffer-list is false')
    }
    this.#sample = sample
    this.buffer = buffer
    this.caps = c.gst_sample_get_caps(sample)
  }

  /**
   * A GstSample for others to hold, such as a wrapper or an encoder. Not the one that the sink also holds: appsink 1.22
   * would write to that one during a flush, and log a CRITICAL.
   */
  get sample(): Pointer {
    return (this.#own ??= c.gst_sample_new(
      this.buffer,
      this.caps,
      c.gst_sample_get_segment(this.#sample),
      null,
    ))
  }

  get segment(): Pointer | null {
    return c.gst_sample_get_segment(this.#own ?? this.#sample)
  }

  isSoleHolder(wrappers: number): boolean {
    // One reference to the sample is ours and one is the sink's.
    const isOurs = this.#sample === 0n || refCount(this.#sample) <= 2
    if (this.#own === undefined) return isOurs && refCount(this.buffer) === 1
    const samples = this.#sample === 0n ? 1 : 2
    return isOurs && refCount(this.#own) <= 1 + wrappers && refCount(this.buffer) === samples
  }

  /** Releases the GstSample that the sink also holds, and keeps a separate one. */
  detach(): void {
    const shared = this.#sample
    if (shared === 0n) return
    this.#own ??= this.sample
    this.#sample = 0n
    c.gst_mini_object_unref(shared)
  }

  release(): void {
    const sample = this.#sample
    const own = this.#own
    this.#sample = 0n
    this.#own = undefined
    if (sample !== 0n) c.gst_mini_object_unref(sample)
    if (own !== undefined) c.gst_mini_object_unref(own)
  }
}

import { c, type Pointer, refCount } from '../../ffi/index.js'
import type { BufferOwner } from '../../frame/index.js'

/** A GstSample that was pulled from an appsink. The sink holds a reference to it until the next pull. */
export class PulledSample implements BufferOwner {
  readonly buffer: Pointer
  readonly caps: Pointer | null
  #sample: Pointer

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

  get sample(): Pointer {
    return this.#sample
  }

  isSoleHolder(wrappers: number): boolean {
    // One reference is ours and one is the sink's.
    return refCount(this.buffer) === 1 && refCount(this.#sample) <= 2 + wrappers
  }

  /**
   * Replaces the GstSample, which the sink also holds, with a separate one. appsink 1.22 would write to the shared one
   * during a flush, and log a CRITICAL.
   */
  detach(): void {
    if (this.#sample === 0n) return
    const shared = this.#sample
    this.#sample = c.gst_sample_new(this.buffer, this.caps, c.gst_sample_get_segment(shared), null)
    c.gst_mini_object_unref(shared)
  }

  release(): void {
    const sample = this.#sample
    this.#sample = 0n
    c.gst_mini_object_unref(sample)
  }
}

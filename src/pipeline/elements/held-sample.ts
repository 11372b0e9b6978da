import { c, type Pointer, refCount } from '../../ffi/index.js'
import type { BufferOwner } from '../../frame/index.js'

/** A GstSample that a property returned. The element may hold references to its buffer. */
export class HeldSample implements BufferOwner {
  readonly buffer: Pointer
  readonly caps: Pointer | null
  readonly sample: Pointer

  /** Takes over the reference. A sample without a buffer gets an empty one. */
  constructor(sample: Pointer) {
    const buffer = c.gst_sample_get_buffer(sample)
    this.caps = c.gst_sample_get_caps(sample)
    this.sample = buffer === null ? withEmptyBuffer(sample, this.caps) : sample
    this.buffer = buffer ?? c.gst_sample_get_buffer(this.sample) ?? 0n
  }

  get segment(): Pointer | null {
    return c.gst_sample_get_segment(this.sample)
  }

  isSoleHolder(wrappers: number): boolean {
    return refCount(this.buffer) === 1 && refCount(this.sample) <= 1 + wrappers
  }

  release(): void {
    c.gst_mini_object_unref(this.sample)
  }
}

function withEmptyBuffer(sample: Pointer, caps: Pointer | null): Pointer {
  const buffer = c.gst_buffer_new()
  const made = c.gst_sample_new(buffer, caps, c.gst_sample_get_segment(sample), null)
  c.gst_mini_object_unref(buffer)
  c.gst_mini_object_unref(sample)
  return made
}

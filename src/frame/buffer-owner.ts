import type { Pointer } from '../ffi/index.js'

/** The owner of a sample's GstBuffer: a GstSample from an appsink, or the call of an element that is in progress. */
export interface BufferOwner {
  readonly buffer: Pointer
  /** The GstCaps of the buffer, borrowed; null when the stream has none. */
  readonly caps: Pointer | null
  /** The GstSegment that the times of the buffer belong to, borrowed; null when the stream has none. */
  readonly segment: Pointer | null
  /** A GstSample around the buffer, borrowed. */
  readonly sample: Pointer
  /** Returns true when only the owner, its source and `wrappers` node-gtk wrappers of the GstSample hold references. */
  isSoleHolder(wrappers: number): boolean
  /** Releases the buffer. Called only once. */
  release(): void
}

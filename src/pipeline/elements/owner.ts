import type { Pointer } from '../../ffi/index.js'

/** What an element, or a pad of it, needs to know about its pipeline. */
export interface Owner {
  /** True once the pipeline is disposed. */
  readonly disposed: boolean
  /** True while the pipeline is stopped and is to stay so: no thread of GStreamer uses the elements. */
  readonly isIdle: boolean
  /** The GstState that the pipeline is changing to; 0 if it is not changing. */
  readonly nextState: number
  /** Returns the Element or Pad for a GstObject; undefined if it is neither, or is not in the pipeline. */
  partFor(object: Pointer): object | undefined
}

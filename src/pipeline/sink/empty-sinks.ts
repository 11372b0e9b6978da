import { c, type Pointer } from '../../ffi/index.js'
import { elementsOf, isA } from '../../gst/index.js'

/**
 * Empties the appsinks of a pipeline that is being stopped. A full sink holds a lock that its state change needs. In
 * GStreamer 1.22, a sink that was told to play while it was still pausing would otherwise block the stop forever.
 */
export function emptySinks(pipeline: Pointer): void {
  const type = c.gst_app_sink_get_type()
  for (const sink of elementsOf(pipeline).filter((element) => isA(element, type))) emptySink(sink)
}

/** Drops what an appsink has queued. */
export function emptySink(sink: Pointer): void {
  for (let count = 0; count < maxSamplesPerTurn; count++) {
    const sample = c.gst_app_sink_try_pull_sample(sink, 0)
    if (sample === null) return
    c.gst_mini_object_unref(sample)
  }
}

// A limit, because a source may fill a sink as fast as it is emptied.
const maxSamplesPerTurn = 64

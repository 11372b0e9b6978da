import { c, type Pointer } from '../../ffi/index.js'
import { elementsOf } from '../elements/each-element.js'
import { isA } from '../values/value-type.js'

/**
 * Takes everything out of the appsinks of a pipeline that is being stopped. A sink that is full holds a lock that a change of its state needs,
 * and one that was told to play while it was still pausing keeps GStreamer 1.22 waiting for ever otherwise.
 */
export function emptySinks(pipeline: Pointer): void {
  const type = c.gst_app_sink_get_type()
  for (const sink of elementsOf(pipeline).filter((element) => isA(element, type))) {
    for (let count = 0; count < most; count++) {
      const sample = c.gst_app_sink_try_pull_sample(sink, 0)
      if (sample === null) break
      c.gst_mini_object_unref(sample)
    }
  }
}

/** At a time, of a source that fills a sink as fast as it is emptied. */
const most = 64

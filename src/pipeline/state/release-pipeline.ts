import { c, GST_STATE_NULL, type Pointer } from '../../ffi/index.js'
import { callAsync, elementsOf, stateOf } from '../../gst/index.js'

/**
 * Stops a pipeline if necessary, and drops the reference to it once it has stopped. GStreamer logs a CRITICAL for an
 * element that is released before. A pipeline with an element that never stops is therefore kept.
 */
export function releasePipeline(pipeline: Pointer): void {
  if (stateOf(pipeline).target !== GST_STATE_NULL)
    callAsync(pipeline, 'gst_element_set_state', BigInt(GST_STATE_NULL))
  releaseOnceStopped(pipeline, 1)
}

function releaseOnceStopped(pipeline: Pointer, intervalMs: number): void {
  if ([pipeline, ...elementsOf(pipeline)].every(hasStopped)) c.gst_object_unref(pipeline)
  else setTimeout(releaseOnceStopped, intervalMs, pipeline, Math.min(maxIntervalMs, 2 * intervalMs)).unref()
}

function hasStopped(element: Pointer): boolean {
  const { target, current, pending } = stateOf(element)
  return target === GST_STATE_NULL && current === GST_STATE_NULL && pending === 0
}

const maxIntervalMs = 1000

import { c, GST_STATE_NULL, type Pointer } from '../ffi/index.js'
import { callAsync, stateOf } from '../gst/index.js'

/** Pipelines to stop before the process exits. Otherwise GLib complains, and devices stay in their last state. */
export const stopOnExit = {
  add(pipeline: Pointer): void {
    if (pipelines.size === 0) process.on('exit', stopAll)
    pipelines.add(pipeline)
  },
  delete(pipeline: Pointer): void {
    if (pipelines.delete(pipeline) && pipelines.size === 0) process.off('exit', stopAll)
  },
}

const pipelines = new Set<Pointer>()

/** Stops all pipelines. It blocks, because the event loop no longer runs, and gives up on one that is stuck. */
function stopAll(): void {
  for (const pipeline of pipelines) {
    c.gst_object_ref(pipeline)
    callAsync(pipeline, 'gst_element_set_state', BigInt(GST_STATE_NULL))
  }
  const deadline = performance.now() + maxStopMs
  while ([...pipelines].some((pipeline) => stateOf(pipeline).current !== GST_STATE_NULL)) {
    if (performance.now() > deadline) return
    Atomics.wait(clock, 0, 0, 1)
  }
}

const clock = new Int32Array(new SharedArrayBuffer(4))

const maxStopMs = 1000

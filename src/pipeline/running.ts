import { c, GST_STATE_NULL, type Pointer } from '../ffi/index.js'
import { stateOf } from './state/state-of.js'
import { callElsewhere } from './wait/call-elsewhere.js'

/** The pipelines that are not stopped: the process may not end before they are, or GLib complains, and devices stay as they are. */
export const running = {
  add(pipeline: Pointer): void {
    if (pipelines.size === 0) process.on('exit', stopAll)
    pipelines.add(pipeline)
  },
  delete(pipeline: Pointer): void {
    if (pipelines.delete(pipeline) && pipelines.size === 0) process.off('exit', stopAll)
  },
}

const pipelines = new Set<Pointer>()

/** Stops all, and waits, since no event loop does so any more; but not for one that is stuck. */
function stopAll(): void {
  for (const pipeline of pipelines) {
    c.gst_object_ref(pipeline)
    callElsewhere(pipeline, 'gst_element_set_state', BigInt(GST_STATE_NULL))
  }
  const deadline = performance.now() + patience
  while ([...pipelines].some((pipeline) => stateOf(pipeline).current !== GST_STATE_NULL)) {
    if (performance.now() > deadline) return
    Atomics.wait(clock, 0, 0, 1)
  }
}

const clock = new Int32Array(new SharedArrayBuffer(4))

/** In milliseconds. */
const patience = 1000

import { c, GST_STATE_PLAYING, type Pointer } from '../../ffi/index.js'
import { elementsOf, endHasReachedSinks, isA, stateOf } from '../../gst/index.js'
import { poll, type WaitLimits } from '../../wait/index.js'
import { lateEnd } from './end.js'
import type { Run } from './run.js'

/** Returns true between the arrival of the end of stream at all sinks and the EOS message of the pipeline. */
export function isEnding(pipeline: Pointer, run: Run): boolean {
  if (run.isOver) return false
  const { current, pending } = stateOf(pipeline)
  if (current !== GST_STATE_PLAYING || pending !== 0 || !endHasReachedSinks(pipeline)) return false
  // An appsink holds the end back until its last frame is read.
  const type = c.gst_app_sink_get_type()
  return elementsOf(pipeline).every((element) => !isA(element, type) || c.gst_app_sink_is_eos(element) !== 0)
}

/**
 * Waits until that moment is over. A loop may learn of the end before the pipeline does, and call play() then. `check`
 * throws to end the wait.
 */
export async function whenEnded(
  pipeline: Pointer,
  run: Run,
  check: () => void,
  limits: WaitLimits,
): Promise<void> {
  await poll(
    () => {
      run.catchUp()
      check()
      return isEnding(pipeline, run) ? undefined : true
    },
    limits,
    () => lateEnd(pipeline, limits.timeout ?? 0),
  )
}

import type { Pointer } from '../../ffi/index.js'
import { kindOf, nameOf, openMuxersOf } from '../../gst/index.js'
import type { Run } from './run.js'

/** Warns, once for each pipeline, when it is stopped in the middle of a recording. */
export function warnOfCut(pipeline: Pointer, run: Run): void {
  if (run.isOver || warned.has(run)) return
  const [muxer] = openMuxersOf(pipeline)
  if (muxer === undefined) return
  warned.add(run)
  process.emitWarning(
    `A recording was cut off: ${kindOf(muxer)} '${nameOf(muxer)}' was stopped before the end of its stream, so it could not complete its output, which may be unplayable. Call pipeline.end() in place of stop(), or before it`,
    { type: 'GstPipelineWarning', code: 'WARN_RECORDING_CUT' },
  )
}

const warned = new WeakSet<Run>()

import { c, type Pointer } from '../ffi/index.js'
import type { Bus } from '../gst/index.js'
import { Guards, type HeldResource } from '../lifetime/index.js'
import { releasePipeline } from './state/release-pipeline.js'
import { stopOnExit } from './stop-on-exit.js'

/** What must be released when a program forgets a pipeline. */
export interface HeldPipeline extends HeldResource {
  pointer: Pointer
  bus: Bus | undefined
  /** The sinks, sources and other elements that a reference is held to. */
  elements: Pointer[]
  /**
   * True after a run has ended. Garbage collection of the pipeline then causes no warning. False before the first run.
   */
  hasEnded: boolean
}

/** Releases pipelines that were garbage collected without dispose. Warns of those that were never played. */
export const pipelineGuards = new Guards<HeldPipeline>(
  'Pipeline',
  () => ({ pointer: 0n, bus: undefined, elements: [], hasEnded: false, stack: undefined }),
  ({ pointer, bus, elements, hasEnded }) => {
    stopOnExit.delete(pointer)
    bus?.close()
    for (const element of elements) c.gst_object_unref(element)
    releasePipeline(pointer)
    return hasEnded ? 'quiet' : undefined
  },
)

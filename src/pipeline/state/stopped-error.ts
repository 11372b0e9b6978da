import { GstAllocatorsError } from '../../errors/index.js'

/** Returns the error for a call that needs a running pipeline. */
export function stoppedError(verb: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_STOPPED',
    `Cannot ${verb} the pipeline: it is neither playing nor paused`,
  )
}

import { GstAllocatorsError } from '../../errors/index.js'

/** Returns the error for a call that needs a running pipeline. */
export function stoppedError(verb: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_STOPPED',
    `Cannot ${verb} the pipeline: it is neither playing nor paused. Call play() or pause() first`,
  )
}

/** Returns the error for a start that a stop has interrupted. */
export function interruptedStart(): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_STOPPED',
    'Cannot start the pipeline: stop() was called during the start. Call play() again',
  )
}

/** Returns the error for a call on a pipeline that was disposed. */
export function disposedError(verb: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_DISPOSED',
    `Cannot ${verb} this pipeline: it was disposed. Parse another`,
  )
}

import { GstAllocatorsError } from '../../errors/index.js'
import { stateName } from '../../gst/index.js'

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

/** Returns the error for a state change that a later one has replaced. */
export function supersededError(state: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_STOPPED',
    `Cannot set the pipeline to ${stateName(state)}: a later play(), pause() or stop() replaced this call. Await each call before the next`,
  )
}

/** Returns the error for a stop that a seek or query holds up. */
export function unansweredError(): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_TIMEOUT',
    'Cannot stop the pipeline in time: an element has not answered a seek or query. Call stop() again',
  )
}

/** Returns the error for a call that an element has not answered in time. */
export function lateCallError(verb: string, timeout: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_TIMEOUT',
    `Cannot ${verb} the pipeline within ${timeout} ms: an element has not answered. Allow more time, or stop() it`,
  )
}

/** Returns the error for a pause of a pipeline that is ending. */
export function endingError(): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_STOPPED',
    'Cannot pause the pipeline: end() was called. Wait for it, or stop() the pipeline',
  )
}

import { c, type Pointer } from '../ffi/index.js'
import { isA } from './gtype.js'
import { elementsOf } from './iterate.js'
import { stateOf, tryLockState, unlockState } from './state.js'

/**
 * Returns true if a state change of a pipeline goes on no more. GStreamer forgets to continue one when the next request
 * comes at the wrong moment: then a bin is changing its state, but none of its elements and no thread is.
 */
export function hasStalled(pipeline: Pointer): boolean {
  if (stateOf(pipeline).pending === 0) return false
  const [bins, elements] = changing(pipeline)
  return bins.length > 0 && elements.length === 0
}

/** Ends a state change that has stalled, so that the next request begins anew. Does nothing while a thread changes it. */
export function endStalledChange(pipeline: Pointer): boolean {
  const [bins] = changing(pipeline)
  const locked: Pointer[] = []
  try {
    for (const bin of bins) {
      if (!tryLockState(bin)) return false
      locked.push(bin)
    }
    if (!hasStalled(pipeline)) return false
    // This marks the change as failed. The next request clears the mark, and what was pending.
    for (const bin of bins) c.gst_element_abort_state(bin)
    return true
  } finally {
    for (const bin of locked) unlockState(bin)
  }
}

/** Returns the bins and the other elements of a pipeline that are changing their states. */
function changing(pipeline: Pointer): [bins: Pointer[], elements: Pointer[]] {
  const type = c.gst_bin_get_type()
  const all = [pipeline, ...elementsOf(pipeline)].filter((element) => stateOf(element).pending !== 0)
  return [all.filter((element) => isA(element, type)), all.filter((element) => !isA(element, type))]
}

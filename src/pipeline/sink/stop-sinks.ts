import { GST_STATE_PAUSED, GST_STATE_READY, type Pointer } from '../../ffi/index.js'
import { callAsync, sinksOf, stateOf } from '../../gst/index.js'
import { isAfter } from '../../wait/index.js'
import { emptySinks } from './empty-sinks.js'

/**
 * Returns the check for the polls while a pipeline stops. It empties the appsinks. A source that is handling an
 * end of stream or a seek holds its state lock, and may wait for a paused sink, while the stop waits for the source. So
 * it also stops the paused sinks if such a call is pending.
 */
export function sinkStopper(pipeline: Pointer, pendingCalls: ReadonlySet<unknown>): () => true {
  const isLate = isAfter(maxWaitMs)
  let isDone = false
  return () => {
    emptySinks(pipeline)
    if (isDone || pendingCalls.size === 0 || !isLate()) return true
    isDone = true
    for (const sink of sinksOf(pipeline))
      if (stateOf(sink).current === GST_STATE_PAUSED)
        callAsync(sink, 'gst_element_set_state', BigInt(GST_STATE_READY))
    return true
  }
}

const maxWaitMs = 30

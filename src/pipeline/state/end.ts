import { GstAllocatorsError } from '../../errors/index.js'
import { GST_STATE_PAUSED, GST_STATE_PLAYING, type Pointer } from '../../ffi/index.js'
import { nameOf, openSinksOf, type PendingCall, sourcesOf, stateOf } from '../../gst/index.js'
import { poll, type WaitLimits } from '../../wait/index.js'
import { ObservedPromise } from './observed-promise.js'
import type { Run } from './run.js'
import { sendEos } from './send-eos.js'
import type { StateControl } from './state-control.js'

/** The parts of a pipeline's lifecycle that an end needs. */
export interface EndContext {
  readonly run: Run
  readonly state: StateControl
  readonly parts: {
    /** Ends the stream of an appsrc. Returns false for other elements. */
    endSource(element: Pointer): boolean
    /** Lets the end of stream through the appsinks. */
    emptySinks(): void
    /** After the end of stream, lets each loop read the samples that have arrived. */
    finish(): void
  }
  /** The calls on GStreamer threads that are not over yet. */
  readonly pendingCalls: Set<PendingCall>
  /** True from start() to stop(). */
  readonly isWanted: boolean
  /** Throws when the pipeline has failed, or was stopped. Returns true if all messages are read. */
  readonly check: () => boolean
  readonly stop: () => Promise<void>
}

/** Sends the end of stream, waits until it has come through, and stops. Throws the pipeline's failure, if there is one. */
export async function endRun(pipeline: Pointer, context: EndContext): Promise<void> {
  const { run, isWanted, stop } = context
  run.catchUp()
  if (!isWanted) return stop()
  try {
    if (!run.isOver) await sendEnd(pipeline, context)
  } catch (error) {
    if (error !== run.failure) throw error
  }
  const { failure } = run
  if (failure === undefined) return stop()
  await stop().catch((error: unknown) => {
    failure.cause ??= error
  })
  throw failure
}

/**
 * Sends the end of stream to every source, and waits until it has come through. A paused pipeline plays on meanwhile,
 * because paused sinks hold the end back. Sources that are still starting get the end once they can take it.
 */
async function sendEnd(pipeline: Pointer, context: EndContext): Promise<void> {
  const { run, state, parts, pendingCalls, check } = context
  const waiting = new Set(sourcesOf(pipeline))
  if (waiting.size === 0) return
  let isPlaying = false
  const isOver = () => {
    run.catchUp()
    if (run.isAtEnd) return true
    check()
    for (const source of waiting) {
      if (stateOf(source).current < GST_STATE_PAUSED) continue
      waiting.delete(source)
      if (!parts.endSource(source)) sendEos(source, pendingCalls)
    }
    if (waiting.size === 0 && !isPlaying) {
      isPlaying = true
      run.isPauseRequested = false
      // It reports failures through the run, and to the callers of play() and pause().
      state.reach(GST_STATE_PLAYING, check, {}).catch(() => undefined)
    }
    parts.emptySinks()
    return undefined
  }
  await poll(isOver)
  parts.finish()
}

/** Returns the error for an end that takes too long. */
export function lateEnd(pipeline: Pointer, timeout: number): GstAllocatorsError {
  const [sink] = openSinksOf(pipeline).map(nameOf)
  const where =
    sink === undefined
      ? 'an element has not finished'
      : `the end of the stream has not reached '${sink}'. An element upstream of it holds the end back`
  return new GstAllocatorsError(
    'ERR_TIMEOUT',
    `Cannot end the pipeline within ${timeout} ms: ${where}. Allow more time, or stop() it`,
    sink === undefined ? {} : { element: sink },
  )
}

/**
 * Calls end() for a program that may not wait for it, as in a signal handler. If it does not, a failure of the run causes
 * no unhandled rejection, because `finished` or a warning reports it. A stop() by the program causes none either.
 */
export function followEnd(
  lifecycle: { readonly run: Run; end(limits: WaitLimits): Promise<void> },
  readLimits: () => WaitLimits,
): Promise<void> {
  const { run } = lifecycle
  const ending = (async () => lifecycle.end(readLimits()))()
  let isObserved = false
  ending.catch((error: unknown) => {
    const isStopped = error instanceof GstAllocatorsError && error.code === 'ERR_STOPPED'
    if (isStopped || error === run.failure) return
    // The program observes the promise later in this turn of the event loop. Otherwise this is an unhandled rejection.
    setImmediate(() => {
      if (!isObserved) void ending.then()
    })
  })
  return ObservedPromise.of(ending, () => {
    isObserved = true
    run.markObserved()
  })
}

// More than 200 lines, because starting, stopping, the bus and the guard share the same fields and are read together.
import { setImmediate } from 'node:timers/promises'
import { GstAllocatorsError } from '../errors/index.js'
import { c, GST_STATE_NULL, GST_STATE_PAUSED, type Pointer, requireFds } from '../ffi/index.js'
import { Bus, callAsync, type CallWait, type PendingCall, type RawMessage, stateOf } from '../gst/index.js'
import type { Guard } from '../lifetime/index.js'
import { isAfter, poll, type WaitLimits, withDeadline } from '../wait/index.js'
import { type HeldPipeline, pipelineGuards } from './pipeline-guards.js'
import { Subscribers } from './messages/subscribers.js'
import { Parts } from './parts.js'
import { sinkStopper } from './sink/stop-sinks.js'
import { endRun, lateEnd } from './state/end.js'
import { fdsToStart } from './state/fds-to-start.js'
import { isEnding, whenEnded } from './state/is-ending.js'
import { releasePipeline } from './state/release-pipeline.js'
import { type Ending, Run } from './state/run.js'
import { StateControl } from './state/state-control.js'
import {
  disposedError,
  endingError,
  interruptedStart,
  lateCallError,
  stoppedError,
  supersededError,
  unansweredError,
} from './state/lifecycle-errors.js'
import { warnOfCut } from './state/warn-of-cut.js'
import { stopOnExit } from './stop-on-exit.js'

/** Starts and stops a pipeline, listens to its bus, and releases everything at the end. */
export class Lifecycle {
  readonly run = new Run(() => this.#bus?.readAll() ?? true)
  readonly subscribers = new Subscribers()
  readonly state: StateControl
  readonly parts: Parts
  readonly #pointer: Pointer
  readonly #pendingCalls = new Set<PendingCall>()
  #guard: Guard<HeldPipeline> | undefined
  #bus: Bus | undefined
  /** The number of pending start() calls, which report a failure themselves. */
  #starts = 0
  #runs = 0
  #stops = 0
  #stopRequests = 0
  /** The number of state changes and seeks that have reached every sink. */
  #arrivals = 0
  /** The state of the last start() or stop(). */
  #wanted = GST_STATE_NULL
  #disposal: Promise<void> | undefined
  /** The pending end(), which may outlive its callers. */
  #ending: Promise<void> | undefined

  /** Takes ownership of the reference to the pipeline. */
  constructor(pointer: Pointer) {
    this.#pointer = pointer
    this.#guard = pipelineGuards.issue()
    const references: Pointer[] = []
    Object.assign(this.#guard.held, { pointer, elements: references, hasEnded: false })
    this.state = new StateControl(pointer)
    c.gst_pipeline_set_auto_flush_bus(pointer, 0)
    // Each run has a bus of its own, and this one would hold two fds of a pipeline that is never played.
    c.gst_element_set_bus(pointer, null)
    this.parts = new Parts(pointer, this.run, this, references)
  }

  get disposed(): boolean {
    return this.#guard === undefined
  }

  /** The number of state changes and seeks that have reached every sink. */
  get arrivals(): number {
    return this.#arrivals
  }

  /** Returns the GstPipeline, or throws if it was disposed. */
  live(verb: string): Pointer {
    if (!this.disposed && this.#disposal === undefined) return this.#pointer
    throw disposedError(verb)
  }

  /** Brings the pipeline to PAUSED or PLAYING. If its last run has ended, cleans up after that run first. */
  async start(state: number, limits: WaitLimits): Promise<void> {
    this.live('start')
    limits.signal?.throwIfAborted()
    // The end of the stream needs sinks that play.
    if (state === GST_STATE_PAUSED && this.#ending !== undefined) throw endingError()
    requireFds(this.#bus === undefined ? fdsToStart(this.#pointer) : fdsToGoOn, 'start the pipeline')
    this.#wanted = state
    const runs = this.#runs
    // Another start may begin the next run while this one waits. They share that run, even if it is over by then.
    const isBetweenRuns = () => this.run.isOver && runs === this.#runs
    if (isEnding(this.#pointer, this.run) || (this.run.isOver && this.#bus !== undefined))
      await this.#finishLastRun(state, isBetweenRuns, limits)
    this.run.isPauseRequested = state === GST_STATE_PAUSED
    if (isBetweenRuns()) this.#beginRun()
    this.#runs++
    this.#openBus()
    if (this.#guard !== undefined) this.#guard.held.hasEnded = false
    stopOnExit.add(this.#pointer)
    if (this.#bus !== undefined) this.#bus.isAwaited = true
    this.#starts++
    const mayNeedRoom = isAfter(maxWaitWithoutRoomMs)
    const check = () => {
      const isCaughtUp = this.run.catchUp()
      if (this.run.failure !== undefined) throw this.run.failure
      if (mayNeedRoom() && this.#disposal === undefined) this.parts.makeRoom()
      return isCaughtUp
    }
    try {
      await this.state.reach(state, check, limits)
    } catch (error) {
      if (
        error instanceof GstAllocatorsError &&
        (error === this.run.failure || error.code === 'ERR_STATE_CHANGE')
      )
        await this.#stopAfter(error)
      throw error
    } finally {
      this.#starts--
    }
  }

  /** Stops the pipeline. */
  async stop(limits: WaitLimits): Promise<void> {
    if (this.disposed) return
    if (this.#ending === undefined) warnOfCut(this.#pointer, this.run)
    this.#wanted = GST_STATE_NULL
    this.#stopRequests++
    await this.#stopPipeline(limits)
  }

  /** Sends the end of stream, and stops once it has come through. Later calls wait for the same end. */
  async end(limits: WaitLimits): Promise<void> {
    limits.signal?.throwIfAborted()
    if (this.disposed || this.#disposal !== undefined) return this.#disposal
    const { run, state, parts } = this
    const pointer = this.#pointer
    this.#ending ??= endRun(pointer, {
      ...{ run, state, parts, pendingCalls: this.#pendingCalls },
      isWanted: this.#wanted !== GST_STATE_NULL,
      check: this.#checkRun('end'),
      stop: () => this.stop({}),
    }).finally(() => {
      this.#ending = undefined
    })
    await withDeadline(this.#ending, limits, () => lateEnd(pointer, limits.timeout ?? 0))
  }

  /** Stops the pipeline and releases everything. */
  async dispose(): Promise<void> {
    if (this.disposed) return
    this.#disposal ??= this.stop({}).finally(() => {
      this.#release()
    })
    await this.#disposal
  }

  /** Begins another run without stopping, because a seek after the end of stream needs no state change. */
  resume(): void {
    this.#runs++
    this.#beginRun()
    if (this.#bus !== undefined) this.#bus.isAwaited = true
  }

  /** Returns how to wait for a query or event that is sent to a running pipeline. */
  callWait(verb: string, limits: WaitLimits): CallWait {
    this.live(verb)
    limits.signal?.throwIfAborted()
    const check = this.#checkRun(verb)
    check()
    if (stateOf(this.#pointer).target < GST_STATE_PAUSED) throw stoppedError(verb)
    const timeoutError = () => lateCallError(verb, limits.timeout ?? 0)
    return { check, limits, timeoutError, pendingCalls: this.#pendingCalls }
  }

  /** Returns a function that throws once the current run has failed or was stopped, or else says if all messages are read. */
  #checkRun(verb: string): () => boolean {
    const stops = this.#stops
    return () => {
      const isCaughtUp = this.run.catchUp()
      if (this.run.failure !== undefined) throw this.run.failure
      if (this.#wanted === GST_STATE_NULL || this.#stops !== stops || this.disposed) throw stoppedError(verb)
      return isCaughtUp
    }
  }

  /** Begins a flush of the sinks. They hand out nothing until the returned function is called. */
  flush(): () => void {
    const end = this.run.flush()
    this.parts.flush()
    return () => {
      end()
      this.parts.update(false)
    }
  }

  /** Waits until the last run has ended, and stops the pipeline, so that the next run starts from the beginning. */
  async #finishLastRun(state: number, isBetweenRuns: () => boolean, limits: WaitLimits): Promise<void> {
    const requests = this.#stopRequests
    const check = () => {
      if (requests !== this.#stopRequests) throw interruptedStart()
      if (this.#wanted !== state) throw supersededError(state)
    }
    await whenEnded(this.#pointer, this.run, check, limits)
    if (isBetweenRuns()) await this.#stopPipeline(limits, true)
    check()
    if (!isBetweenRuns() && this.run.failure !== undefined) throw this.run.failure
  }

  /** Stops the pipeline. If the next run begins in the meantime, returns and leaves that run alone. */
  async #stopPipeline(limits: WaitLimits, isRestart = false): Promise<void> {
    const run = this.#runs
    this.#stops++
    this.#finish('stopped')
    this.parts.flush()
    const withTimeout = { ...limits, timeout: limits.timeout ?? stopTimeoutMs }
    const startMs = performance.now()
    try {
      const check = sinkStopper(this.#pointer, this.#pendingCalls)
      await this.state.reach(GST_STATE_NULL, check, withTimeout)
    } catch (error) {
      if (error instanceof GstAllocatorsError && error.code === 'ERR_STOPPED') return
      throw error
    }
    // A pending seek or query would disturb the next run.
    await poll(
      () => (this.#pendingCalls.size === 0 ? true : undefined),
      { ...limits, timeout: Math.max(0, withTimeout.timeout - (performance.now() - startMs)) },
      unansweredError,
    )
    // Nothing posts messages any more, but there may be very many left.
    while (run === this.#runs && !this.run.catchUp()) await setImmediate()
    if (run !== this.#runs) return
    stopOnExit.delete(this.#pointer)
    this.#closeBus(isRestart)
    if (this.#guard !== undefined) this.#guard.held.hasEnded = true
  }

  /** Stops after a failure. The caller gets that failure, even if stopping fails too. */
  async #stopAfter(failure: GstAllocatorsError): Promise<void> {
    try {
      await this.#stopPipeline({})
    } catch (error) {
      failure.cause ??= error
    }
  }

  #beginRun(): void {
    this.run.begin()
    this.parts.begin()
  }

  #openBus(): void {
    if (this.#bus !== undefined) return
    this.subscribers.begin()
    this.#bus = new Bus(this.#pointer, this.#onMessage)
    if (this.#guard !== undefined) this.#guard.held.bus = this.#bus
  }

  /** Closes the bus. On a restart, subscribers that came after the end of the last run stay for the next run. */
  #closeBus(isRestart = false): void {
    this.run.catchUp()
    if (!isRestart) this.subscribers.end()
    this.#bus?.close()
    this.#bus = undefined
    if (this.#guard !== undefined) this.#guard.held.bus = undefined
    this.parts.close()
  }

  readonly #onMessage = (message: RawMessage): void => {
    this.subscribers.publish(message)
    if (message.type === 'error') this.#onError(message)
    else if (message.endsRun) this.#finish('eos')
    else if (message.type === 'latency') callAsync(this.#pointer, 'gst_bin_recalculate_latency', 0n)
    else if (message.type === 'state-changed') this.parts.update(false)
    else if (message.type === 'async-done') {
      this.#arrivals++
      // A paused sink has a picture to show now.
      this.parts.update(false)
    }
  }

  /** Ends the run with its first error. */
  #onError(raw: RawMessage): void {
    if (this.run.isOver) return
    const message = raw.read()
    if (message.type !== 'error' || !this.run.fail(message.error)) return
    this.#onRunOver()
    if (this.#starts === 0) this.run.warnIfUnobserved(message.error)
  }

  #finish(ending: Ending): void {
    this.run.finish(ending)
    this.#onRunOver(ending === 'stopped')
  }

  /** Lets the process exit, because the run is over, and makes pending reads and pushes check again. */
  #onRunOver(isStopped = false): void {
    if (this.#guard !== undefined) this.#guard.held.hasEnded = true
    if (this.#bus !== undefined) this.#bus.isAwaited = false
    this.parts.update(isStopped)
  }

  #release(): void {
    const guard = this.#guard
    if (guard === undefined) return
    this.#guard = undefined
    this.#closeBus()
    this.subscribers.forgetEarly()
    this.parts.dispose()
    for (const element of guard.held.elements) c.gst_object_unref(element)
    pipelineGuards.retire(guard)
    stopOnExit.delete(this.#pointer)
    releasePipeline(this.#pointer)
  }
}

const maxWaitWithoutRoomMs = 50
const stopTimeoutMs = 10_000
const fdsToGoOn = 4

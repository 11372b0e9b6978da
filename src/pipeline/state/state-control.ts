import { GstAllocatorsError } from '../../errors/index.js'
import {
  c,
  GST_STATE_CHANGE_FAILURE,
  GST_STATE_NULL,
  GST_STATE_PAUSED,
  type Pointer,
} from '../../ffi/index.js'
import {
  callAsync,
  elementsOf,
  endHasReachedSinks,
  endStalledChange,
  hasStalled,
  isA,
  isChangingState,
  nameOf,
  stateName,
  stateOf,
} from '../../gst/index.js'
import { poll, type WaitLimits } from '../../wait/index.js'
import { supersededError } from './lifecycle-errors.js'

/** Changes the state of a pipeline on a GStreamer thread, and waits until it has changed. */
export class StateControl {
  readonly #pipeline: Pointer
  /** Resolves once the last change has begun. Another must wait for that, or the two could run in the wrong order. */
  #begun: Promise<unknown> = Promise.resolve()
  #requests = 0
  #stalledSinceMs: number | undefined
  #wanted = GST_STATE_NULL

  constructor(pipeline: Pointer) {
    this.#pipeline = pipeline
  }

  /** True while the pipeline is stopped and is to stay so. */
  get isIdle(): boolean {
    const { target, current, pending } = stateOf(this.#pipeline)
    return pending === 0 && Math.max(target, current, this.#wanted) < GST_STATE_PAUSED
  }

  /** The state that the pipeline is changing to; 0 if it is not changing. */
  get nextState(): number {
    return stateOf(this.#pipeline).current === this.#wanted ? 0 : this.#wanted
  }

  /**
   * Brings the pipeline to a state. Calls `check` while it waits; an error that `check` throws ends the wait, and false
   * means that an error may still come.
   *
   * @throws {GstAllocatorsError} `ERR_STATE_CHANGE`, `ERR_STOPPED`, `ERR_TIMEOUT`
   */
  async reach(state: number, check: () => boolean, limits: WaitLimits): Promise<void> {
    const request = ++this.#requests
    this.#wanted = state
    const { timeout } = limits
    let isBegun = false
    void this.#begin(state, request).then(() => {
      isBegun = true
    })
    const reached = poll(
      () => {
        const isCaughtUp = check()
        if (this.#wanted !== state) throw supersededError(state)
        if (isBegun) this.#restartStalled()
        return isBegun && this.#hasReached(state, isCaughtUp) ? true : undefined
      },
      limits,
      () => this.#late(state, timeout ?? 0),
    )
    await this.#holding(reached)
  }

  /** Waits after a seek until the pipeline is in its last requested state again. */
  async settle(check: () => boolean, limits: WaitLimits): Promise<void> {
    const state = this.#wanted
    const settled = poll(
      () => {
        const isCaughtUp = check()
        this.#restartStalled()
        return this.#hasReached(state, isCaughtUp) ? true : undefined
      },
      limits,
      () => this.#late(state, limits.timeout ?? 0),
    )
    await this.#holding(settled)
  }

  /** Requests a state once the previous request has begun. If that request never begins, neither does this one. */
  #begin(state: number, request: number): Promise<unknown> {
    this.#begun = this.#begun.then(async () => {
      if (request !== this.#requests || stateOf(this.#pipeline).target === state) return
      callAsync(this.#pipeline, 'gst_element_set_state', BigInt(state))
      await poll(() => (stateOf(this.#pipeline).target === state ? true : undefined), { idle: true })
    })
    return this.#holding(this.#begun)
  }

  /** Begins a change anew that has stalled for a while: until then, a thread may be about to continue it. */
  #restartStalled(): void {
    if (!hasStalled(this.#pipeline)) this.#stalledSinceMs = undefined
    else if (performance.now() - (this.#stalledSinceMs ??= performance.now()) > maxStallMs) {
      this.#stalledSinceMs = undefined
      if (endStalledChange(this.#pipeline))
        callAsync(this.#pipeline, 'gst_element_set_state', BigInt(this.#wanted))
    }
  }

  /** Holds a reference to the pipeline during a wait, because the program may dispose of the pipeline meanwhile. */
  async #holding(waiting: Promise<unknown>): Promise<void> {
    c.gst_object_ref(this.#pipeline)
    try {
      await waiting
    } finally {
      c.gst_object_unref(this.#pipeline)
    }
  }

  #hasReached(state: number, isCaughtUp: boolean): boolean {
    const { target, current, pending, lastReturn } = stateOf(this.#pipeline)
    if (target !== state) return false
    // The thread that stops the pipeline holds the bus for a moment longer, and with it two fds.
    if (pending === 0 && current === state)
      return state !== GST_STATE_NULL || !isChangingState(this.#pipeline)
    if (pending === 0 && lastReturn === GST_STATE_CHANGE_FAILURE) {
      // The reason may be in a message that has not been read yet.
      if (!isCaughtUp) return false
      throw this.#refused(state)
    }
    // An appsink whose last frames are unread holds the end of stream back, and never reports that it has paused.
    if (state === GST_STATE_PAUSED && endHasReachedSinks(this.#pipeline)) return true
    // Sinks are not ready before the program pushes data, so it is enough that every appsrc accepts data.
    const sources = state >= GST_STATE_PAUSED ? this.#sources() : []
    return sources.length > 0 && sources.every((source) => stateOf(source).current >= GST_STATE_PAUSED)
  }

  #sources(): Pointer[] {
    const type = c.gst_app_src_get_type()
    return elementsOf(this.#pipeline).filter((element) => isA(element, type))
  }

  #refused(state: number): GstAllocatorsError {
    const failed = elementsOf(this.#pipeline).find(
      (element) => stateOf(element).lastReturn === GST_STATE_CHANGE_FAILURE,
    )
    const element = failed === undefined ? undefined : nameOf(failed)
    const who = element === undefined ? 'an element' : `'${element}'`
    return new GstAllocatorsError(
      'ERR_STATE_CHANGE',
      `Cannot set the pipeline to ${stateName(state)}: ${who} refused the change without giving a reason. Run with GST_DEBUG=3 to see why`,
      element === undefined ? {} : { element },
    )
  }

  #late(state: number, timeout: number): GstAllocatorsError {
    const stuck = this.#stuck(state)
    const where = stuck === undefined ? 'the state change has not begun' : describe(stuck)
    const advice =
      state === GST_STATE_NULL ? 'Call stop() with a longer timeout' : 'Allow more time, or stop() it'
    return new GstAllocatorsError(
      'ERR_TIMEOUT',
      `Cannot set the pipeline to ${stateName(state)} within ${timeout} ms: ${where}. ${advice}`,
      stuck === undefined ? {} : { element: nameOf(stuck), found: stateName(stateOf(stuck).current) },
    )
  }

  /** Returns the element that the change waits for. The list begins with the sinks, which are usually the slow ones. */
  #stuck(state: number): Pointer | undefined {
    const bin = c.gst_bin_get_type()
    const elements = elementsOf(this.#pipeline).filter((element) => !isA(element, bin))
    const behind = elements.filter((element) => stateOf(element).current !== state)
    return (
      behind.find((element) => stateOf(element).pending !== 0) ??
      (state === GST_STATE_NULL ? behind.at(0) : behind.at(-1))
    )
  }
}

const maxStallMs = 50

/** Says what an element that has not changed its state does instead. */
function describe(element: Pointer): string {
  const { current, pending, lastReturn } = stateOf(element)
  const is = `'${nameOf(element)}' is ${stateName(current)}`
  if (pending === 0) return `${is} and is not changing state`
  return lastReturn === GST_STATE_CHANGE_FAILURE
    ? `${is} and has refused to change to ${stateName(pending)}`
    : `${is} and is still changing to ${stateName(pending)}`
}

import { GstAllocatorsError } from '../../errors/index.js'
import {
  c,
  GST_STATE_CHANGE_FAILURE,
  GST_STATE_NULL,
  GST_STATE_PAUSED,
  type Pointer,
} from '../../ffi/index.js'
import { elementsOf } from '../elements/each-element.js'
import { nameOf } from '../elements/names.js'
import { isA } from '../values/value-type.js'
import { callElsewhere } from '../wait/call-elsewhere.js'
import { type Patience, until } from '../wait/until.js'
import { stateName, stateOf } from './state-of.js'

/** Changes the state of a pipeline on a thread of GStreamer's, and tells when it has changed. */
export class StateControl {
  readonly #pipeline: Pointer
  /** When the last change has begun: only then may another follow, or the two could swap places. */
  #begun: Promise<unknown> = Promise.resolve()
  #requests = 0
  #wanted = GST_STATE_NULL

  constructor(pipeline: Pointer) {
    this.#pipeline = pipeline
  }

  /**
   * Brings the pipeline into a state. `check` is asked all along, and throws what ends the waiting.
   *
   * @throws {GstAllocatorsError} `ERR_STATE_CHANGE`, `ERR_STOPPED`, `ERR_TIMEOUT`
   */
  async reach(state: number, check: () => void, patience: Patience): Promise<void> {
    const request = ++this.#requests
    this.#wanted = state
    const { timeout } = patience
    let isBegun = false
    void this.#begin(state, request).then(() => {
      isBegun = true
    })
    const reached = until(
      () => {
        check()
        if (this.#wanted !== state) throw superseded(state)
        return isBegun && this.#hasReached(state) ? true : undefined
      },
      patience,
      () => this.#late(state, timeout ?? 0),
    )
    await this.#holding(reached)
  }

  /** Waits until the pipeline is in the state that it was brought into, after a seek. */
  async settle(check: () => void, patience: Patience): Promise<void> {
    const state = this.#wanted
    const settled = until(
      () => {
        check()
        return this.#hasReached(state) ? true : undefined
      },
      patience,
      () => this.#late(state, patience.timeout ?? 0),
    )
    await this.#holding(settled)
  }

  /** Asks for a state once the request before has begun, which may be never. */
  #begin(state: number, request: number): Promise<unknown> {
    this.#begun = this.#begun.then(async () => {
      if (request !== this.#requests || stateOf(this.#pipeline).target === state) return
      callElsewhere(this.#pipeline, 'gst_element_set_state', BigInt(state))
      await until(() => (stateOf(this.#pipeline).target === state ? true : undefined), { idle: true })
    })
    return this.#holding(this.#begun)
  }

  /** Keeps the pipeline until something is over: it may be disposed of meanwhile, by who waits for the same. */
  async #holding(waiting: Promise<unknown>): Promise<void> {
    c.gst_object_ref(this.#pipeline)
    try {
      await waiting
    } finally {
      c.gst_object_unref(this.#pipeline)
    }
  }

  #hasReached(state: number): boolean {
    const { target, current, pending, lastReturn } = stateOf(this.#pipeline)
    if (target !== state) return false
    if (pending === 0 && current === state) return true
    if (pending === 0 && lastReturn === GST_STATE_CHANGE_FAILURE) throw this.#refused(state)
    // Without data, which comes only once the caller goes on, sinks are never ready: that sources take it must do.
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
    const element = failed === undefined ? 'an element' : nameOf(failed)
    return new GstAllocatorsError(
      'ERR_STATE_CHANGE',
      `Cannot bring the pipeline to ${stateName(state)}: ${element} refused, without saying why`,
      { element },
    )
  }

  #late(state: number, timeout: number): GstAllocatorsError {
    const stuck = this.#stuck(state)
    const where =
      stuck === undefined
        ? 'it has not begun'
        : `'${nameOf(stuck)}' is ${stateName(stateOf(stuck).current)} and ${stateOf(stuck).pending === 0 ? 'does not move' : `on its way to ${stateName(stateOf(stuck).pending)}`}`
    return new GstAllocatorsError(
      'ERR_TIMEOUT',
      `Cannot bring the pipeline to ${stateName(state)} in ${timeout} ms: ${where}`,
      stuck === undefined ? {} : { element: nameOf(stuck), found: stateName(stateOf(stuck).current) },
    )
  }

  /** The element that is waited for. Sinks come first, which are what is slow to start; a streaming thread that is stuck is anywhere. */
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

function superseded(state: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_STOPPED',
    `Cannot bring the pipeline to ${stateName(state)}: it was told to go elsewhere meanwhile`,
  )
}

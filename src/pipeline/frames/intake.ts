import { c, GST_STATE_PAUSED, type Pointer } from '../../ffi/index.js'
import { stateOf } from '../state/state-of.js'

/** Takes samples out of an appsink, without ever waiting. */
export class Intake {
  readonly #sink: Pointer
  readonly #isFlushed: () => boolean
  readonly #kept: Pointer[] = []
  #limit: number | undefined
  #mayHavePreroll = true
  #isCollecting = false

  /** `isFlushed` tells that what is in the sink is being thrown away. */
  constructor(sink: Pointer, isFlushed: () => boolean) {
    this.#sink = sink
    this.#isFlushed = isFlushed
  }

  /** True when the sink must be emptied all along. */
  get isDropping(): boolean {
    return this.#limit !== undefined
  }

  /** With a limit, so many samples are kept here, and what comes after them is dropped. */
  set limit(limit: number | undefined) {
    this.#limit = limit
    this.collect()
  }

  /** The next GstSample, with a reference that is the caller's. */
  next(): Pointer | null {
    this.collect()
    return this.#kept.shift() ?? this.#pull()
  }

  /** Makes room in the sink: it cannot drop the newest by itself. What comes without end is not taken in one turn. */
  collect(): void {
    const limit = this.#limit
    if (limit === undefined || this.#isCollecting) return
    for (let count = 0; count < most; count++) {
      const sample = this.#pull()
      if (sample === null) return
      if (this.#kept.length < limit) this.#kept.push(sample)
      else c.gst_mini_object_unref(sample)
    }
    this.#isCollecting = true
    setImmediate(() => {
      this.#isCollecting = false
      this.collect()
    })
  }

  /** Makes room for one, which is kept here instead. */
  relieve(): void {
    const sample = this.#pull()
    if (sample !== null) this.#kept.push(sample)
  }

  /** Drops what is here. */
  clear(): void {
    for (const sample of this.#kept.splice(0)) c.gst_mini_object_unref(sample)
  }

  /** The sink was started, paused or flushed. */
  renew(): void {
    this.#mayHavePreroll = true
  }

  /** True when nothing more comes. Before it has started, a sink says that it is at its end. */
  isEnded(): boolean {
    return (
      this.#kept.length === 0 &&
      !this.#isFlushed() &&
      stateOf(this.#sink).current >= GST_STATE_PAUSED &&
      c.gst_app_sink_is_eos(this.#sink) !== 0
    )
  }

  #pull(): Pointer | null {
    const sample = this.#isFlushed() ? null : c.gst_app_sink_try_pull_sample(this.#sink, 0)
    if (sample !== null && this.#mayHavePreroll) this.#dropPreroll()
    return sample
  }

  /** The sink holds on to the first frame after it was started, paused or flushed: nobody could write to it. */
  #dropPreroll(): void {
    this.#mayHavePreroll = false
    const preroll = c.gst_app_sink_try_pull_preroll(this.#sink, 0)
    if (preroll !== null) c.gst_mini_object_unref(preroll)
  }
}

/** In one turn of the event loop. */
const most = 64

import {
  c,
  callSlot,
  GST_STATE_NULL,
  GST_STATE_PAUSED,
  GST_STATE_PLAYING,
  layouts,
  type Pointer,
  readPointer,
} from '../../ffi/index.js'
import { classOf, stateOf, WakeUp } from '../../gst/index.js'
import type { Run } from '../state/run.js'
import { Preroll } from './preroll.js'
import { PulledSample } from './pulled-sample.js'
import { claimTurn, mayWaitFor } from './wait-turn.js'

/** The queue of an appsink. Takes samples out without waiting, can drop the newest, and wakes the reader. */
export class SampleQueue {
  readonly #sink: Pointer
  readonly #run: Run
  /** Samples that were taken out of the sink before the reader asked for them. */
  readonly #kept: Pointer[] = []
  readonly #preroll: Preroll
  #maxKept: number | undefined
  #isForWriting = false
  #last: PulledSample | undefined
  #isCollecting = false
  #mayBeListening = true
  #wakeUp: WakeUp | undefined
  #onArrival: () => void = ignoreArrival

  constructor(sink: Pointer, run: Run) {
    this.#sink = sink
    this.#run = run
    this.#preroll = new Preroll(sink)
  }

  /** Begins reading. `onArrival` is called when there may be a sample. Samples beyond `maxKept` are dropped. */
  open(onArrival: () => void, maxKept: number | undefined, isForWriting: boolean): void {
    this.#onArrival = onArrival
    this.#maxKept = maxKept
    this.#isForWriting = isForWriting
    this.#preroll.open()
    this.listen(false)
    // Samples may have arrived before there was a reader.
    this.#collect()
  }

  /** Ends reading. */
  close(): void {
    this.#onArrival = ignoreArrival
    this.#maxKept = undefined
  }

  /** Returns the next sample, if there is one. A paused sink shows the one that it will deliver next. */
  next(): PulledSample | undefined {
    this.#collect()
    const sample = this.#kept.shift() ?? this.#pull() ?? this.#showPreroll()
    if (sample === null) return undefined
    return (this.#last = new PulledSample(sample))
  }

  /** Returns true when no more samples will come. A sink that has not started yet also reports the end of stream. */
  isEnded(): boolean {
    return (
      this.#kept.length === 0 &&
      !this.#run.isFlushing &&
      stateOf(this.#sink).current >= GST_STATE_PAUSED &&
      c.gst_app_sink_is_eos(this.#sink) !== 0
    )
  }

  /** True if {@link waitBriefly} is worth it: no other queue waits in this turn, and arrivals are not reported anyway. */
  get mayWait(): boolean {
    return this.#maxKept === undefined && mayWaitFor(this.#sink)
  }

  /** Waits for the next sample. It takes so little time that it does not hold up the event loop. */
  waitBriefly(): void {
    claimTurn(this.#sink)
    const sample = this.#pull(briefWaitNs)
    if (sample !== null) this.#kept.push(sample)
  }

  /** Turns reports of arrivals on or off, because they slow the streaming thread. With `maxKept` they stay on. */
  listen(isWanted: boolean): void {
    const isListening = isWanted || this.#maxKept !== undefined
    if (!isListening && !this.#mayBeListening) return
    this.#mayBeListening = isListening
    // Only once a reader waits, because a watched sink is never garbage collected.
    if (isListening && !this.#run.isOver) this.watch()
    c.gst_app_sink_set_emit_signals(this.#sink, Number(isListening))
  }

  /** Watches the sink with the event loop. */
  watch(): void {
    this.#wakeUp ??= new WakeUp(this.#sink, ['new-sample', 'new-preroll', 'eos'], () => {
      this.#collect()
      this.#onArrival()
    })
  }

  /** Stops watching the sink. */
  unwatch(): void {
    this.#wakeUp?.close()
    this.#wakeUp = undefined
  }

  /**
   * Makes room for one frame. In GStreamer 1.22, a full sink that was told to play while it was still pausing may hold
   * the lock that the state change needs, until it has room.
   */
  makeRoom(): void {
    const { current, pending } = stateOf(this.#sink)
    if (current !== GST_STATE_PAUSED || pending !== GST_STATE_PLAYING) return
    const sample = this.#pull()
    if (sample !== null) this.#kept.push(sample)
  }

  /** Makes room for all that is on its way, and keeps it if there is a reader. */
  drain(isKept: boolean): void {
    for (let count = 0; count < maxSamplesPerTurn; count++) {
      const sample = this.#pull()
      if (sample === null) return
      if (isKept) this.#kept.push(sample)
      else c.gst_mini_object_unref(sample)
    }
  }

  /** Notes that the sink was started, paused or flushed, so that it may hold a preroll frame again. */
  expectPreroll(): void {
    this.#preroll.expect()
  }

  /** Prepares for a flush of the sink. */
  flush(): void {
    this.#last?.detach()
    this.#last = undefined
    this.clear()
  }

  /** Drops the samples that were taken out and not read, and the paused one. */
  clear(): void {
    this.#preroll.clear()
    for (const sample of this.#kept.splice(0)) c.gst_mini_object_unref(sample)
  }

  /**
   * Makes a stopped sink release the frame that it handed out last, with its fd or its buffer of a camera's pool. Only
   * the start function of the sink does that. Calling it is harmless while the sink is stopped.
   */
  forgetLast(): void {
    const { current, pending } = stateOf(this.#sink)
    if (current !== GST_STATE_NULL || pending !== 0) return
    callSlot(readPointer(classOf(this.#sink), layouts.GstBaseSinkClass.start), this.#sink)
  }

  /** Drops the newest samples, because appsink 1.22 cannot: a limited number in each turn of the event loop. */
  #collect(): void {
    const maxKept = this.#maxKept
    if (maxKept === undefined || this.#isCollecting) return
    for (let count = 0; count < maxSamplesPerTurn; count++) {
      const sample = this.#pull()
      if (sample === null) return
      if (this.#kept.length < maxKept) this.#kept.push(sample)
      else c.gst_mini_object_unref(sample)
    }
    this.#isCollecting = true
    setImmediate(() => {
      this.#isCollecting = false
      this.#collect()
    })
  }

  /** Takes the next sample out of the sink, except for one that a reader has seen while the sink was paused. */
  #pull(waitNs = 0): Pointer | null {
    for (;;) {
      if (this.#run.isFlushing) return null
      this.#preroll.save(this.#run.isPauseRequested)
      const sample = c.gst_app_sink_try_pull_sample(this.#sink, waitNs)
      if (sample === null || !this.#preroll.takeIfSeen(sample)) return sample
      c.gst_mini_object_unref(sample)
    }
  }

  #showPreroll(): Pointer | null {
    // On the way to PLAYING, a sink is paused for a moment too.
    const isShown = this.#run.isPauseRequested && !this.#run.isFlushing
    return isShown ? this.#preroll.next(this.#isForWriting) : null
  }
}

function ignoreArrival(): void {
  // There is no reader.
}

const maxSamplesPerTurn = 64
const briefWaitNs = 50_000

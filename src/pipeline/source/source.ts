// More than 200 lines, because push(), the wait for room and end() share one queue of turns.
import { GstAllocatorsError, type Signal } from '../../errors/index.js'
import { c, GST_FLOW_EOS, GST_FLOW_OK, GST_STATE_PAUSED, type Pointer } from '../../ffi/index.js'
import { Sample } from '../../frame/index.js'
import { getProperty, stateOf, WakeUp } from '../../gst/index.js'
import { Memory } from '../../memory/index.js'
import {
  checkWaitOptions,
  TimeSlice,
  type WaitOptions,
  withDeadline,
  withResolvers,
} from '../../wait/index.js'
import type { Run } from '../state/run.js'
import { FrameSizeCheck } from './frame-size-check.js'
import { untimedMuxerDownstream, stampsData } from './downstream-muxer.js'
import { lengthOf, type PushOptions, readPush } from './push-options.js'
import { hasTime, hasTimeSegment, hasTimeFormat, pushTimed } from './push-timed.js'
import { toBuffer } from './to-buffer.js'

/**
 * An appsrc that the program pushes data into.
 *
 * @see `GstAppSrc`
 * @example
 * ```ts
 * import { Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4,framerate=10/1 ! fakesink')
 * await pipeline.play()
 * const source = pipeline.source('in')
 * for (let index = 0n; index < 3n; index++) await source.push(new Uint8Array(16), { pts: index * 100_000_000n })
 * await source.end()
 * console.log(await pipeline.finished) // eos
 * ```
 */
export class Source {
  /** The name of the element. */
  readonly name: string
  readonly #pointer: Pointer
  readonly #run: Run
  readonly #timeSlice = new TimeSlice()
  readonly #frameSizes: FrameSizeCheck
  #wakeUp: WakeUp | undefined
  /** True once the segment of this run is known to be in time. */
  #isTimed = false
  /** True once it is known that no muxer of this run drops data without a time. */
  #acceptsUntimed = false
  #waiting: (() => void)[] = []
  #last: Promise<unknown> = Promise.resolve()
  /** Counts the runs, so that a push of the last run does not go into the next. */
  #runNumber = 0
  #isEnded = false
  /** True from the end of the pipeline on: nothing waits for room any more. */
  #isFinishing = false
  /** True once a push found no room at the end. Later ones must not overtake it. */
  #isRefusing = false
  #isDisposed = false

  /** @internal */
  constructor(pointer: Pointer, name: string, run: Run) {
    this.#pointer = pointer
    this.name = name
    this.#run = run
    this.#frameSizes = new FrameSizeCheck(pointer, name)
  }

  /**
   * Pushes data, in the order of the calls. Resolves once the source has room and has accepted the data, so awaiting it
   * keeps the program from flooding a slow pipeline. A push before `play()` waits for `play()`.
   *
   * @param data - bytes, which are copied once there is room, so do not change them until the promise resolves; or a
   *   `Memory`, `Sample` or `Frame`, which is not copied, and which you still dispose of. The pipeline keeps its own
   *   view of the same bytes, with their size at that time. The caps of the source require whole frames of raw video,
   *   and whole samples of raw audio
   * @param options - the times and the layout of the data, and a signal. Data with a time switches the source to
   *   `format=time`. A pts is required if a muxer would drop the data without one
   * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE` for a wrong size or layout, with `size` and `required` (nothing is
   *   pushed, and the source still works); `ERR_NOT_VIDEO` for a layout of other data; `ERR_INVALID_ARG_TYPE`,
   *   `ERR_DISPOSED`, `ERR_MAP_CONFLICT` when it is mapped for
   *   writing, `ERR_SOURCE_ENDED`, `ERR_STOPPED`, `ERR_PIPELINE` (a `GstError`)
   * @see `gst_app_src_push_buffer`
   */
  async push(data: Uint8Array | Memory | Sample, options: PushOptions = {}): Promise<void> {
    const { signal, layout, ...times } = readPush(data, options)
    if (this.#isEnded) throw this.#ended()
    const length = Memory.is(data) || Sample.is(data) ? undefined : lengthOf(data)
    await this.#inTurn(signal, () => {
      if (!Memory.is(data) && !Sample.is(data) && lengthOf(data) !== length) throw this.#bytesLost()
      const caps = Sample.is(data) ? Sample.pointersOf(data).caps : null
      const buffer = this.#frameSizes.prepare(toBuffer(data, times), caps, layout)
      const isUntimed = !hasTime(buffer)
      const missing = isUntimed ? this.#missingTime() : undefined
      if (missing !== undefined) {
        c.gst_mini_object_unref(buffer)
        throw missing
      }
      if (caps !== null) c.gst_app_src_set_caps(this.#pointer, caps)
      const needsTimes = !isUntimed || (Sample.is(data) && hasTimeSegment(Sample.sampleOf(data)))
      const canPushBuffer = !needsTimes || (this.#isTimed ||= hasTimeFormat(this.#pointer))
      const flow = canPushBuffer
        ? c.gst_app_src_push_buffer(this.#pointer, buffer)
        : pushTimed(this.#pointer, buffer)
      // With leaky-type=upstream, GStreamer 1.22 returns GST_FLOW_EOS for data that it drops.
      const isDropped = flow === GST_FLOW_EOS && this.#isLeaky()
      if (flow !== GST_FLOW_OK && !isDropped) throw this.#stopped('push into')
    })
  }

  /**
   * Ends the stream, and resolves once its end has passed through the whole pipeline. With several sources, end all of
   * them before you await one. An appsink with unread data blocks the end.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED`, `ERR_PIPELINE` (a `GstError`), `ERR_TIMEOUT`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_app_src_end_of_stream`
   */
  async end(options: WaitOptions = {}): Promise<void> {
    const limits = checkWaitOptions(options)
    limits.signal?.throwIfAborted()
    const timeoutError = () =>
      new GstAllocatorsError(
        'ERR_TIMEOUT',
        `Cannot end '${this.name}' within ${limits.timeout} ms: the end of the stream has not passed through the pipeline. Look for an appsink that is not read`,
        { element: this.name },
      )
    await withDeadline(this.#end(), limits, timeoutError)
  }

  async #end(): Promise<void> {
    if (!this.#isEnded) {
      const runNumber = this.#runNumber
      this.#isEnded = true
      try {
        await this.#inTurn(
          undefined,
          () => {
            c.gst_app_src_end_of_stream(this.#pointer)
          },
          false,
        )
      } catch (error) {
        // The stream has not ended, and the next run must be able to push.
        if (runNumber === this.#runNumber) this.#isEnded = false
        // An element, such as pngenc after a snapshot, may end the stream by itself. Then nothing is left to do.
        if (!this.#run.isAtEnd) throw error
      }
    }
    if ((await this.#run.finished) === 'stopped') throw this.#stopped('end')
  }

  /** @internal Returns true for the source with this GstElement. */
  isOf(pointer: Pointer): boolean {
    return this.#pointer === pointer
  }

  /** @internal Ends the stream at once: pushes that there is room for are accepted, and the others rejected. */
  finish(): void {
    const hasEnded = this.#isEnded
    this.#isEnded = true
    this.#isFinishing = true
    this.update()
    if (hasEnded) return
    const end = this.#inTurn(
      undefined,
      () => {
        c.gst_app_src_end_of_stream(this.#pointer)
      },
      false,
    )
    // A failure ends the run, and whoever has called pipeline.end() gets it.
    end.catch(() => undefined)
  }

  /** @internal Makes waiting pushes check again. */
  update(): void {
    for (const go of this.#waiting.splice(0)) go()
    if (this.#run.isOver) this.#unwatch()
  }

  /** @internal Ends the run for this source. */
  close(): void {
    this.update()
    this.#runNumber++
    this.#isEnded = false
    this.#isTimed = false
    this.#acceptsUntimed = false
    this.#isFinishing = false
    this.#isRefusing = false
    this.#unwatch()
  }

  /** @internal */
  dispose(): void {
    if (this.#isDisposed) return
    this.#isDisposed = true
    this.close()
  }

  #unwatch(): void {
    this.#wakeUp?.close()
    this.#wakeUp = undefined
    this.#frameSizes.release()
  }

  /** Runs a step once the earlier steps are over and there is room. An aborted step does not delay the next. */
  async #inTurn(signal: Signal | undefined, step: () => void, needsRoom = true): Promise<void> {
    const before = this.#last
    const runNumber = this.#runNumber
    const turn = (async () => {
      await withDeadline(before, { signal })
      await this.#room(runNumber, signal, needsRoom)
      step()
    })()
    // The failure of one step must not affect the next.
    const over = () => before
    this.#last = turn.then(over, over)
    await turn
  }

  /** Waits until the source is started and not full. */
  async #room(runNumber: number, signal: Signal | undefined, needsRoom: boolean): Promise<void> {
    await this.#timeSlice.nextTurn()
    for (;;) {
      signal?.throwIfAborted()
      const { failure } = this.#run
      if (failure !== undefined) {
        this.#run.markObserved()
        throw failure
      }
      if (this.#isDisposed || runNumber !== this.#runNumber || this.#run.isOver)
        throw this.#stopped('push into')
      this.#wakeUp ??= new WakeUp(this.#pointer, ['need-data'], () => {
        this.update()
      })
      if (stateOf(this.#pointer).current >= GST_STATE_PAUSED) {
        if (this.#isFinishing && !needsRoom) return
        if (!this.#isRefusing && !this.#isFull()) return
        this.#isRefusing = this.#isFinishing
        if (this.#isRefusing) throw this.#ended()
      }
      const { promise, resolve } = withResolvers<undefined>()
      const go = () => {
        resolve(undefined)
      }
      this.#waiting.push(go)
      signal?.addEventListener('abort', go)
      await promise
      signal?.removeEventListener('abort', go)
      this.#timeSlice.restart()
    }
  }

  /** Returns an error if a muxer would drop the data because it has no time, or else undefined. */
  #missingTime(): GstAllocatorsError | undefined {
    if (this.#acceptsUntimed) return undefined
    const muxer = stampsData(this.#pointer) ? undefined : untimedMuxerDownstream(this.#pointer)
    this.#acceptsUntimed = muxer === undefined
    return muxer === undefined
      ? undefined
      : new GstAllocatorsError(
          'ERR_INVALID_ARG_TYPE',
          `Cannot push into '${this.name}' without a pts: the muxer '${muxer}' drops data without a time, and would record nothing. Pass { pts }, or write do-timestamp=true is-live=true in the description`,
          { element: this.name },
        )
  }

  /** Returns true if a push must wait for room. A source with a leaky-type always accepts data, and drops some. */
  #isFull(): boolean {
    const isFull = ['buffers', 'bytes', 'time'].some((what) => {
      const max = Number(getProperty(this.#pointer, `max-${what}`))
      return max > 0 && Number(getProperty(this.#pointer, `current-level-${what}`)) >= max
    })
    return isFull && !this.#isLeaky()
  }

  #isLeaky(): boolean {
    return getProperty(this.#pointer, 'leaky-type') !== 'none'
  }

  #bytesLost(): GstAllocatorsError {
    return new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot push these bytes into '${this.name}': they were transferred or resized while the push waited. Await the push first`,
      { element: this.name },
    )
  }

  #ended(): GstAllocatorsError {
    return new GstAllocatorsError(
      'ERR_SOURCE_ENDED',
      `Cannot push into '${this.name}': end() was called. Push before end(), or after the next play()`,
      { element: this.name },
    )
  }

  #stopped(verb: string): GstAllocatorsError {
    return new GstAllocatorsError(
      'ERR_STOPPED',
      `Cannot ${verb} '${this.name}': the pipeline was stopped, or its stream has ended. Call play() to start another run`,
      { element: this.name },
    )
  }
}

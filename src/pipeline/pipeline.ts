// More than 200 lines, because a pipeline has 20 public members, and most lines are their documentation.
import { inspect } from 'node:util'
import { checkInteger, checkOptions, checkSignal, type Signal } from '../errors/index.js'
import { GST_STATE_PAUSED, GST_STATE_PLAYING, type Pointer } from '../ffi/index.js'
import { wrapElement } from '../gi/wrapper.js'
import type { Wrapper } from '../gi/wrappers.js'
import { dotOf, type Message, stateName, stateOf, svgOf } from '../gst/index.js'
import { checkWaitOptions, type StreamIterator, type WaitOptions } from '../wait/index.js'
import type { Element } from './elements/element.js'
import type { ElementClass } from './elements/element-class.js'
import type { AnyProperties, PropertiesOf } from './elements/property-types.js'
import { Lifecycle } from './lifecycle.js'
import { parsePipeline } from './parse-pipeline.js'
import type { Sink } from './sink/sink.js'
import type { Source } from './source/source.js'
import { followEnd } from './state/end.js'
import { queryDuration, queryPosition } from './state/query.js'
import type { Ending } from './state/run.js'
import { seek, step } from './state/seek.js'
import { checkSeek, type SeekOptions } from './state/seek-options.js'

/**
 * A GStreamer pipeline. Its methods never block the event loop, and no GStreamer thread waits for JavaScript callbacks.
 *
 * @see `GstPipeline`
 * @example
 * ```ts
 * import { Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('videotestsrc num-buffers=10 ! fakesink')
 * await pipeline.play()
 * console.log(await pipeline.finished) // eos
 * ```
 */
export class Pipeline implements AsyncDisposable {
  readonly #pointer: Pointer
  readonly #lifecycle: Lifecycle
  #wrapper: Wrapper<'Gst.Pipeline'> | undefined

  private constructor(pointer: Pointer) {
    this.#pointer = pointer
    this.#lifecycle = new Lifecycle(pointer)
  }

  /**
   * Makes a pipeline from a description in the syntax of gst-launch.
   *
   * @param description - elements, their properties and links, such as `'videotestsrc ! appsink name=out'`
   * @throws {GstAllocatorsError} `ERR_PARSE` (see its `position`), `ERR_SYSTEM`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_parse_launch_full`
   */
  static parse(description: string): Pipeline {
    return new Pipeline(parsePipeline(description))
  }

  /**
   * node-gtk's wrapper of the pipeline. It is typed once the program imports 'gst-allocators/gi' ({@link Wrapper}).
   * Some of its methods wait, such as `setState`, and block the event loop.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Pipeline'> {
    const pointer = this.#lifecycle.live('wrap')
    return (this.#wrapper ??= wrapElement(pointer) as Wrapper<'Gst.Pipeline'>)
  }

  /** True once the pipeline is disposed. */
  get disposed(): boolean {
    return this.#lifecycle.disposed
  }

  /**
   * A promise for the end of the run: `'eos'` when all data has passed through, or `'stopped'` after `stop()`. It
   * rejects with the pipeline's error. After the next `play()`, this is the promise of the next run.
   */
  get finished(): Promise<Ending> {
    return this.#lifecycle.run.finished
  }

  /**
   * Plays the pipeline. If the program supplies data through an appsrc, resolves as soon as that appsrc accepts data.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_PIPELINE` (a `GstError`), `ERR_STATE_CHANGE`, `ERR_STOPPED`, `ERR_TIMEOUT`,
   *   `ERR_DISPOSED`, `ERR_SYSTEM`; after `ERR_PIPELINE` and `ERR_STATE_CHANGE` the pipeline is stopped
   * @see `gst_element_set_state`
   */
  async play(options: WaitOptions = {}): Promise<void> {
    await this.#lifecycle.start(GST_STATE_PLAYING, checkWaitOptions(options))
  }

  /**
   * Pauses the pipeline, or prerolls it if it was stopped. Resolves once the first data has reached every sink. With a
   * live source or an appsrc, resolves once that source is ready.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_PIPELINE` (a `GstError`), `ERR_STATE_CHANGE`, `ERR_STOPPED`, `ERR_TIMEOUT`,
   *   `ERR_DISPOSED`, `ERR_SYSTEM`; after `ERR_PIPELINE` and `ERR_STATE_CHANGE` the pipeline is stopped
   * @see `gst_element_set_state`
   */
  async pause(options: WaitOptions = {}): Promise<void> {
    await this.#lifecycle.start(GST_STATE_PAUSED, checkWaitOptions(options))
  }

  /**
   * Ends the streams of all sources, waits until muxers have completed their files, and stops. Without it, a recording
   * from a live source is cut off. A push that waits for room is rejected, and loops can read what has arrived.
   *
   * @param options - how long to wait. After a timeout, the end continues, and `stop()` still works
   * @throws {GstAllocatorsError} `ERR_PIPELINE` (a `GstError`) when it has failed, `ERR_STOPPED` after a `stop()`,
   *   `ERR_TIMEOUT` with the sink that the end has not reached, `ERR_INVALID_ARG_TYPE`
   * @see `gst_event_new_eos`
   * @example
   * ```ts
   * import { Pipeline } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc is-live=true ! vp8enc deadline=1 ! webmmux ! filesink location=/dev/null')
   * process.once('SIGINT', () => void pipeline.end())
   * await pipeline.play()
   * setTimeout(() => process.kill(process.pid, 'SIGINT'), 100) // stands for Ctrl-C
   * console.log(await pipeline.finished) // eos
   * ```
   */
  end(options: WaitOptions = {}): Promise<void> {
    return followEnd(this.#lifecycle, () => checkWaitOptions(options))
  }

  /**
   * Stops the pipeline, ends its threads, settles pending calls, and closes devices and files. It may be called at any
   * time and repeatedly. The pipeline can play again, unless it has a demuxer or decodebin, whose pads link only once.
   *
   * @param options - how long to wait. Default: ten seconds
   * @throws {GstAllocatorsError} `ERR_TIMEOUT` with the element that does not stop
   * @see `gst_element_set_state`
   */
  async stop(options: WaitOptions = {}): Promise<void> {
    await this.#lifecycle.stop(checkWaitOptions(options))
  }

  /**
   * Seeks to another position, and resolves once the first data from there has reached every sink. Queued frames from
   * before are dropped. After the end of the stream, a seek begins another run, with its own `finished`.
   *
   * @param time - the position in nanoseconds from the beginning, such as `seconds(1.5)`
   * @param options - the speed and direction, where to stop, how exactly to seek, and how long to wait
   * @throws {GstAllocatorsError} `ERR_NOT_SEEKABLE`, `ERR_STOPPED` when it is neither playing nor paused,
   *   `ERR_PIPELINE` (a `GstError`), `ERR_TIMEOUT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`
   * @see `gst_element_seek`
   * @example
   * ```ts
   * import { Pipeline, seconds } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc num-buffers=90 ! video/x-raw,framerate=30/1 ! fakesink sync=true')
   * await pipeline.pause()
   * await pipeline.seek(seconds(2), { rate: 2 })
   * console.log(await pipeline.position(), pipeline.rate) // 2000000000n 2
   * ```
   */
  async seek(time: bigint, options: SeekOptions = {}): Promise<void> {
    const goal = checkSeek(time, options)
    const limits = checkWaitOptions({ signal: options.signal, timeout: options.timeout })
    await seek(this.#pointer, goal, this.#lifecycle, this.#lifecycle.callWait('seek in', limits))
  }

  /**
   * Steps forward in a paused pipeline, and resolves once the new frame has reached every sink, for `frames()` to show.
   *
   * @param frames - how many frames to go forward, 1 or more. Default: 1
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED` when it is not paused, `ERR_PIPELINE` (a `GstError`), `ERR_TIMEOUT`,
   *   `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`
   * @see `gst_event_new_step`
   */
  async step(frames = 1, options: WaitOptions = {}): Promise<void> {
    checkInteger('frames', frames, 1)
    const limits = checkWaitOptions(options)
    await step(this.#pointer, frames, this.#lifecycle, this.#lifecycle.callWait('step in', limits))
  }

  /** The speed that the last seek of the run has set; 1 without one, negative for backwards. */
  get rate(): number {
    return this.#lifecycle.run.rate
  }

  /**
   * Returns the current position in nanoseconds from the beginning; null when the pipeline does not know it.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED` when it is neither playing nor paused, `ERR_PIPELINE` (a `GstError`),
   *   `ERR_TIMEOUT`, `ERR_DISPOSED`
   * @see `gst_element_query_position`
   */
  async position(options: WaitOptions = {}): Promise<bigint | null> {
    const wait = this.#lifecycle.callWait('query the position of', checkWaitOptions(options))
    return queryPosition(this.#pointer, wait)
  }

  /**
   * Returns the length of the stream in nanoseconds; null when it is unknown, as for a live source.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED` when it is neither playing nor paused, `ERR_PIPELINE` (a `GstError`),
   *   `ERR_TIMEOUT`, `ERR_DISPOSED`
   * @see `gst_element_query_duration`
   */
  async duration(options: WaitOptions = {}): Promise<bigint | null> {
    const wait = this.#lifecycle.callWait('query the duration of', checkWaitOptions(options))
    return queryDuration(this.#pointer, wait)
  }

  /**
   * Returns the messages of the pipeline and its elements. The first listener gets them from the beginning, later ones
   * from their call on. The iteration ends with the pipeline's end of stream, an error or `stop()`.
   *
   * @param options - a `signal`; once it is aborted, the iteration throws its reason
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_bus_pop`
   * @example
   * ```ts
   * import { Pipeline } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc num-buffers=3 ! fakesink')
   * await pipeline.play()
   * for await (const message of pipeline.messages()) {
   *   if (message.type === 'eos') console.log('over') // over
   * }
   * ```
   */
  messages(options: { readonly signal?: Signal | undefined } = {}): StreamIterator<Message> {
    this.#lifecycle.live('listen to')
    checkOptions(options, { signal: true })
    const { signal } = options
    checkSignal(signal)
    if (signal?.aborted !== true) this.#lifecycle.run.markObserved()
    return this.#lifecycle.subscribers.subscribe(signal)
  }

  /**
   * Returns an appsink of the pipeline, to read data from.
   *
   * @param name - its name in the description
   * @throws {GstAllocatorsError} `ERR_NO_ELEMENT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `GstAppSink`
   */
  sink(name: string): Sink {
    this.#lifecycle.live('use a sink of')
    return this.#lifecycle.parts.sink(name)
  }

  /**
   * Returns an appsrc of the pipeline, to push data into.
   *
   * @param name - its name in the description
   * @throws {GstAllocatorsError} `ERR_NO_ELEMENT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `GstAppSrc`
   */
  source(name: string): Source {
    this.#lifecycle.live('use a source of')
    return this.#lifecycle.parts.source(name)
  }

  /**
   * Returns an element of the pipeline, with its properties.
   *
   * @param name - its name in the description
   * @param kind - its factory name or class, such as `'identity'` or `GstApp.AppSink`, which also types the result
   * @throws {GstAllocatorsError} `ERR_NO_ELEMENT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_bin_get_by_name`
   * @example
   * ```ts
   * import { Pipeline } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc ! identity name=id ! fakesink')
   * await pipeline.element('id', 'identity').set('drop-probability', 0.5)
   * ```
   */
  element(name: string): Element
  element<Kind extends string>(name: string, kind: Kind): Element<PropertiesOf<Kind>>
  element<Gi extends object>(name: string, kind: ElementClass<Gi>): Element<AnyProperties, Gi>
  element(name: string, kind?: string | ElementClass<object>): Element<AnyProperties, object> {
    this.#lifecycle.live('use an element of')
    return this.#lifecycle.parts.element(name, kind)
  }

  /**
   * Returns the current graph of the pipeline, with states, properties and caps of elements and pads, as Graphviz DOT.
   * Since it reads all properties, it waits for elements that keep theirs locked, such as a busy encoder.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_debug_bin_to_dot_data`
   */
  async dot(): Promise<string> {
    return dotOf(this.#lifecycle.live('draw'), () => {
      this.#lifecycle.live('draw')
    })
  }

  /**
   * Draws the current graph of the pipeline as SVG. A worker thread lays it out.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_SYSTEM`
   */
  async toSvg(): Promise<string> {
    return svgOf(await this.dot())
  }

  /**
   * Stops the pipeline and releases everything. It cannot be used afterwards.
   *
   * @throws {GstAllocatorsError} `ERR_TIMEOUT` with the element that does not stop; everything is released once it does
   */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifecycle.dispose()
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `Pipeline { ${this.disposed ? 'disposed' : stateName(stateOf(this.#pointer).current)} }`
  }
}

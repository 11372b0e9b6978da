// One file, because a run is one thing: its state, its end, its failure and who listens; most of its lines are documentation.
import { inspect } from 'node:util'
import { checkSignal, GstAllocatorsError, wrongType } from '../errors/index.js'
import { c, GST_STATE_NULL, GST_STATE_PAUSED, GST_STATE_PLAYING, type Pointer } from '../ffi/index.js'
import { wrapObject } from '../gi/wrapper.js'
import type { Wrapper } from '../gi/wrappers.js'
import { type Guard, Guards, type Remains } from '../lifetime/index.js'
import { Audience } from './bus/audience.js'
import { Bus } from './bus/bus.js'
import type { Message } from './bus/message.js'
import { elementsOf } from './elements/each-element.js'
import { type AnyProperties, Element, type PropertiesOf } from './elements/element.js'
import { type ElementClass, wantedKind } from './elements/element-class.js'
import { nameOf } from './elements/names.js'
import { findElement, type Wanted } from './elements/find-element.js'
import { dotOf, svgOf } from './elements/graph.js'
import { isA } from './values/value-type.js'
import type { GstError } from './errors/gst-error.js'
import { emptySinks } from './frames/empty-sinks.js'
import { prepareAppSink } from './frames/prepare-app-sink.js'
import { Sink } from './frames/sink.js'
import { parseDescription } from './parse/parse-description.js'
import { prepareAppSrc } from './source/prepare-app-src.js'
import { Source } from './source/source.js'
import { running } from './running.js'
import { queryDuration, queryPosition, querySeekable } from './state/query.js'
import { sendSeek } from './state/seek.js'
import { StateControl } from './state/state-control.js'
import { stateName, stateOf } from './state/state-of.js'
import { callElsewhere, type Passing, type Waiting } from './wait/call-elsewhere.js'
import { type Patience, until } from './wait/until.js'
import { checkOptions, type WaitOptions } from './wait/wait-options.js'
import { withResolvers } from './wait/with-resolvers.js'

/** How a run came to its end. */
export type Ending = 'eos' | 'stopped'

/**
 * A GStreamer pipeline. No call of it ever blocks the event loop, and no thread of GStreamer's ever waits for JavaScript.
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
  readonly #state: StateControl
  readonly #sinks = new Map<string, Sink>()
  readonly #sources = new Map<string, Source>()
  readonly #elements = new Map<string, Element<AnyProperties, object>>()
  readonly #audience = new Audience()
  #guard: Guard<HeldPipeline> | undefined
  #bus: Bus | undefined
  #end = newEnd()
  #failure: GstError | undefined
  #isHeard = false
  #starts = 0
  #arrivals = 0
  #flushes = 0
  readonly #calls = new Set<Passing>()
  #runs = 0
  #stops = 0
  #isWanted = false
  #disposal: Promise<void> | undefined
  #wrapper: Wrapper<'Gst.Pipeline'> | undefined

  private constructor(pointer: Pointer) {
    this.#pointer = pointer
    this.#guard = guards.issue()
    Object.assign(this.#guard.remains, { pointer, elements: [], isOver: false })
    this.#state = new StateControl(pointer)
    c.gst_pipeline_set_auto_flush_bus(pointer, 0)
    for (const element of elementsOf(pointer)) {
      if (isA(element, c.gst_app_sink_get_type())) prepareAppSink(element)
      if (isA(element, c.gst_app_src_get_type())) prepareAppSrc(element)
    }
  }

  /**
   * Makes a pipeline of a description, in the syntax of gst-launch.
   *
   * @param description - elements, their properties and links, as `'videotestsrc ! appsink name=out'`
   * @throws {GstAllocatorsError} `ERR_PARSE` with `position`, `element`, `property`; `ERR_INVALID_ARG_TYPE`
   * @see `gst_parse_launch_full`
   */
  static parse(description: string): Pipeline {
    return new Pipeline(parseDescription(description))
  }

  /**
   * node-gtk's wrapper of the pipeline. It is typed once a program imports 'gst-allocators/gi' ({@link Wrapper}). Its calls that wait,
   * such as `setState`, hold up the event loop.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Pipeline'> {
    this.#live('wrap')
    return (this.#wrapper ??= wrapObject(this.#pointer) as Wrapper<'Gst.Pipeline'>)
  }

  /** True once the pipeline was disposed. */
  get disposed(): boolean {
    return this.#guard === undefined
  }

  /**
   * The end of the run: `'eos'` when all data has come through, `'stopped'` after `stop()`. It rejects with the pipeline's error.
   * After the next `play()` it is that of the next run.
   */
  get finished(): Promise<Ending> {
    this.#isHeard = true
    return this.#end.promise
  }

  /**
   * Plays. Where the data comes from the program itself, by an appsrc, the promise resolves as soon as that takes data.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_PIPELINE` (a `GstError`), `ERR_STATE_CHANGE`, `ERR_STOPPED`, `ERR_TIMEOUT`, `ERR_DISPOSED`; except
   *   after a time-out or an abort, the pipeline is stopped then
   * @see `gst_element_set_state`
   */
  play(options: WaitOptions = {}): Promise<void> {
    return this.#start(GST_STATE_PLAYING, options)
  }

  /**
   * Pauses, or gets ready to play: the first data has then reached every sink, unless its source is live.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_PIPELINE` (a `GstError`), `ERR_STATE_CHANGE`, `ERR_STOPPED`, `ERR_TIMEOUT`, `ERR_DISPOSED`; except
   *   after a time-out or an abort, the pipeline is stopped then
   * @see `gst_element_set_state`
   */
  pause(options: WaitOptions = {}): Promise<void> {
    return this.#start(GST_STATE_PAUSED, options)
  }

  /**
   * Stops: everything that waits for the pipeline ends, its threads end, and its devices and files are closed. It may be called at any
   * time and more than once, and the pipeline can be played again; not one with a demuxer or decodebin, which a description links once.
   *
   * @param options - how long to wait. Default: ten seconds
   * @throws {GstAllocatorsError} `ERR_TIMEOUT` with the element that does not stop
   * @see `gst_element_set_state`
   */
  async stop(options: WaitOptions = {}): Promise<void> {
    const patience = checkOptions(options)
    if (this.disposed) return
    this.#isWanted = false
    await this.#halt(patience)
  }

  /**
   * Goes to another position, and resolves when the first data from there has reached every sink. Frames from before are dropped. After the
   * end of the stream it begins another run: `finished` is that of this run then.
   *
   * @param time - where to go, in nanoseconds from the beginning
   * @param options - how long to wait, and `keyUnit`: true to go to the nearest key frame, which is faster than to go to the very time
   * @throws {GstAllocatorsError} `ERR_NOT_SEEKABLE`, `ERR_STOPPED` when it neither plays nor pauses, `ERR_PIPELINE` (a `GstError`),
   *   `ERR_TIMEOUT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_element_seek_simple`
   * @example
   * ```ts
   * import { Pipeline } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc num-buffers=90 ! video/x-raw,framerate=30/1 ! fakesink sync=true')
   * await pipeline.pause()
   * await pipeline.seek(2_000_000_000n)
   * console.log(await pipeline.position()) // 2000000000n
   * ```
   */
  async seek(
    time: bigint,
    options: WaitOptions & { readonly keyUnit?: boolean | undefined } = {},
  ): Promise<void> {
    const patience = checkOptions(options)
    if (typeof time !== 'bigint' || time < 0n || time >= 2n ** 63n)
      throw wrongType('time', 'a bigint of nanoseconds, 0n or more', time)
    const waiting = this.#waiting('seek in', patience)
    if (!(await querySeekable(this.#pointer, waiting)))
      throw new GstAllocatorsError(
        'ERR_NOT_SEEKABLE',
        'Cannot seek in the pipeline: its source is live, or its format does not allow it',
      )
    // One at a time: what elements do with two at once is anybody's guess.
    while (this.#flushes > 0)
      await until(
        () => {
          waiting.check()
          return this.#flushes === 0 ? true : undefined
        },
        patience,
        waiting.late,
      )
    waiting.check()
    if (this.#end.isOver) this.#resume()
    const arrivals = this.#arrivals
    const goal = { time, keyUnit: options.keyUnit === true }
    const progress = { hasArrived: () => this.#arrivals > arrivals, onOver: this.#flush() }
    await sendSeek(this.#pointer, goal, progress, waiting)
    await this.#state.settle(waiting.check, patience)
  }

  /**
   * Where the pipeline is, in nanoseconds from the beginning; null when it cannot tell.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED` when it neither plays nor pauses, `ERR_PIPELINE` (a `GstError`), `ERR_TIMEOUT`,
   *   `ERR_DISPOSED`
   * @see `gst_element_query_position`
   */
  async position(options: WaitOptions = {}): Promise<bigint | null> {
    return queryPosition(this.#pointer, this.#waiting('tell the position of', checkOptions(options)))
  }

  /**
   * How long the stream is, in nanoseconds; null when that is not known, as of a live source.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED` when it neither plays nor pauses, `ERR_PIPELINE` (a `GstError`), `ERR_TIMEOUT`,
   *   `ERR_DISPOSED`
   * @see `gst_element_query_duration`
   */
  async duration(options: WaitOptions = {}): Promise<bigint | null> {
    return queryDuration(this.#pointer, this.#waiting('tell the duration of', checkOptions(options)))
  }

  /**
   * What the pipeline and its elements say, from the beginning for who listens first, and from now on for everybody after. It ends with
   * the pipeline's end of stream, with its error, and with `stop()`.
   *
   * @param options - `signal` ends it
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
  messages({ signal }: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterableIterator<Message> {
    this.#live('listen to')
    checkSignal(signal)
    // What has come is for who listens.
    if (signal?.aborted !== true) this.#isHeard = true
    return this.#audience.join(signal)
  }

  /**
   * An appsink of the pipeline, to read from.
   *
   * @param name - its name in the description
   * @throws {GstAllocatorsError} `ERR_NO_ELEMENT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `GstAppSink`
   */
  sink(name: string): Sink {
    this.#live('use a sink of')
    let sink = this.#sinks.get(name)
    if (sink === undefined) {
      sink = new Sink(this.#find(name, anAppSink), name, {
        failure: () => this.#failure,
        isOver: () => this.#end.isOver,
        catchUp: () => {
          this.#bus?.drain()
        },
        isFlushed: () => this.#flushes > 0,
        onRead: () => {
          this.#isHeard = true
        },
      })
      this.#sinks.set(name, sink)
    }
    return sink
  }

  /**
   * An appsrc of the pipeline, to feed.
   *
   * @param name - its name in the description
   * @throws {GstAllocatorsError} `ERR_NO_ELEMENT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `GstAppSrc`
   */
  source(name: string): Source {
    this.#live('use a source of')
    let source = this.#sources.get(name)
    if (source === undefined) {
      source = new Source(this.#find(name, anAppSrc), name, {
        failure: () => {
          if (this.#failure !== undefined) this.#isHeard = true
          return this.#failure
        },
        isOver: () => this.#end.isOver,
        isAtEnd: () => this.#end.ending === 'eos',
        finished: () => this.finished,
      })
      this.#sources.set(name, source)
    }
    return source
  }

  /**
   * An element of the pipeline, with its properties.
   *
   * @param name - its name in the description
   * @param kind - what it must be: the name of its factory, as in the description, or its class, as `GstApp.AppSink`. Its properties, or
   *   its `gi`, are typed then
   * @throws {GstAllocatorsError} `ERR_NO_ELEMENT`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_bin_get_by_name`
   * @example
   * ```ts
   * import { Pipeline } from 'gst-allocators/pipeline'
   *
   * await using pipeline = Pipeline.parse('videotestsrc ! identity name=id ! fakesink')
   * pipeline.element('id', 'identity').set('drop-probability', 0.5)
   * ```
   */
  element(name: string): Element
  element<Kind extends string>(name: string, kind: Kind): Element<PropertiesOf<Kind>>
  element<Gi extends object>(name: string, kind: ElementClass<Gi>): Element<AnyProperties, Gi>
  element(name: string, kind?: string | ElementClass<object>): Element<AnyProperties, object> {
    this.#live('use an element of')
    const pointer = findElement(this.#pointer, name, wantedKind(kind))
    const known = this.#elements.get(name)
    if (known?.isOf(pointer) === true) {
      c.gst_object_unref(pointer)
      return known
    }
    this.#guard?.remains.elements.push(pointer)
    const element = new Element<AnyProperties, object>(pointer, this)
    this.#elements.set(name, element)
    return element
  }

  /**
   * The graph of the pipeline as it is now, elements and pads with their states, properties and caps, in the language of Graphviz.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_debug_bin_to_dot_data`
   */
  dot(): string {
    this.#live('draw')
    return dotOf(this.#pointer)
  }

  /**
   * A picture of the graph of the pipeline as it is now, as SVG.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  async toSvg(): Promise<string> {
    return svgOf(this.dot())
  }

  /**
   * Stops, and gives everything back: the pipeline is of no use any more.
   *
   * @throws {GstAllocatorsError} `ERR_TIMEOUT` with the element that does not stop; everything is given back once it does
   */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.disposed) return
    this.#disposal ??= this.stop().finally(() => {
      this.#dispose()
    })
    await this.#disposal
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    return `Pipeline { ${this.disposed ? 'disposed' : stateName(stateOf(this.#pointer).current)} }`
  }

  async #start(state: number, options: WaitOptions): Promise<void> {
    const patience = checkOptions(options)
    this.#live('start')
    patience.signal?.throwIfAborted()
    this.#isWanted = true
    if (this.#end.isOver && this.#bus !== undefined) await this.#clear()
    this.#runs++
    if (this.#end.isOver) this.#begin()
    this.#open()
    if (this.#guard !== undefined) this.#guard.remains.isOver = false
    running.add(this.#pointer)
    if (this.#bus !== undefined) this.#bus.isAwaited = true
    this.#starts++
    const isLate = delay(patienceWithSinks)
    try {
      await this.#state.reach(
        state,
        () => {
          this.#bus?.drain()
          if (this.#failure !== undefined) throw this.#failure
          if (isLate() && this.#disposal === undefined) this.#relieveSinks()
        },
        patience,
      )
    } catch (error) {
      if (
        error instanceof GstAllocatorsError &&
        (error === this.#failure || error.code === 'ERR_STATE_CHANGE')
      )
        await this.#stopAfter(error)
      throw error
    } finally {
      this.#starts--
    }
  }

  #relieveSinks(): void {
    for (const element of elementsOf(this.#pointer))
      if (anAppSink.fits(element)) this.sink(nameOf(element)).relieve()
  }

  /** Ends what is left of the last run, so that the next begins at the beginning. */
  async #clear(): Promise<void> {
    await this.#halt({}, true)
    if (!this.#isWanted)
      throw new GstAllocatorsError('ERR_STOPPED', 'Cannot start the pipeline: it was stopped meanwhile')
  }

  /** Stops, unless the next run begins meanwhile: who stopped the last does not want to hear of that. */
  async #halt(patience: Patience, isRestart = false): Promise<void> {
    const run = this.#runs
    this.#stops++
    this.#over('stopped')
    this.#detach()
    try {
      await this.#state.reach(
        GST_STATE_NULL,
        () => {
          emptySinks(this.#pointer)
        },
        { timeout: stopTimeout, ...patience },
      )
    } catch (error) {
      if (error instanceof GstAllocatorsError && error.code === 'ERR_STOPPED') return
      throw error
    }
    // A seek that is on its way would disturb the next run.
    await until(
      () => (this.#calls.size === 0 ? true : undefined),
      { timeout: stopTimeout, ...patience },
      () =>
        new GstAllocatorsError('ERR_TIMEOUT', 'Cannot stop the pipeline: a seek or query is not answered'),
    )
    if (run !== this.#runs) return
    running.delete(this.#pointer)
    this.#close(isRestart)
    if (this.#guard !== undefined) this.#guard.remains.isOver = true
  }

  /** Stops after a failure, which is what is to be told, whatever comes of stopping. */
  async #stopAfter(failure: GstAllocatorsError): Promise<void> {
    try {
      await this.#halt({})
    } catch (error) {
      failure.cause ??= error
    }
  }

  #begin(): void {
    this.#end = newEnd()
    this.#failure = undefined
    for (const sink of this.#sinks.values()) sink.begin()
  }

  /** Begins another run without having been stopped, for which it needs no other state. */
  #resume(): void {
    this.#runs++
    this.#begin()
    if (this.#bus !== undefined) this.#bus.isAwaited = true
  }

  /** How something waits that is asked of a pipeline that runs. */
  #waiting(verb: string, patience: Patience): Waiting {
    this.#live(verb)
    patience.signal?.throwIfAborted()
    const stops = this.#stops
    const stopped = () =>
      new GstAllocatorsError('ERR_STOPPED', `Cannot ${verb} the pipeline: it neither plays nor pauses`)
    const check = () => {
      this.#bus?.drain()
      if (this.#failure !== undefined) throw this.#failure
      if (!this.#isWanted || this.#stops !== stops || this.disposed) throw stopped()
    }
    check()
    if (stateOf(this.#pointer).target < GST_STATE_PAUSED) throw stopped()
    const late = () =>
      new GstAllocatorsError(
        'ERR_TIMEOUT',
        `Cannot ${verb} the pipeline in ${patience.timeout} ms: an element does not answer`,
      )
    return { check, patience, late, calls: this.#calls }
  }

  #open(): void {
    if (this.#bus !== undefined) return
    this.#audience.begin()
    this.#bus = new Bus(this.#pointer, this.#hear)
    if (this.#guard !== undefined) this.#guard.remains.bus = this.#bus
  }

  /** Who has begun to listen after the end waits for the run that begins now. */
  #close(isRestart = false): void {
    this.#bus?.drain()
    if (!isRestart) this.#audience.end()
    this.#bus?.close()
    this.#bus = undefined
    if (this.#guard !== undefined) this.#guard.remains.bus = undefined
    for (const part of [...this.#sinks.values(), ...this.#sources.values()]) part.close()
  }

  readonly #hear = (message: Message): void => {
    this.#audience.tell(message)
    if (message.type === 'error') this.#fail(message.error)
    else if (message.type === 'eos' && message.source.isPipeline) this.#over('eos')
    else if (message.type === 'latency') callElsewhere(this.#pointer, 'gst_bin_recalculate_latency', 0n)
    else if (message.type === 'state-changed') this.#tell(false)
    else if (message.type === 'async-done') this.#arrivals++
  }

  #fail(error: GstError): void {
    if (this.#failure !== undefined || this.#end.isOver) return
    this.#failure = error
    this.#end.isOver = true
    this.#end.reject(error)
    this.#settle()
    if (this.#starts > 0) return
    // Somebody may begin to wait in the same turn.
    setImmediate(() => {
      if (!this.#isHeard)
        process.emitWarning(`A pipeline failed: ${error.message}`, {
          type: 'GstPipelineWarning',
          code: 'WARN_PIPELINE_ERROR',
        })
    })
  }

  #over(ending: Ending): void {
    if (!this.#end.isOver) {
      this.#end.isOver = true
      this.#end.ending = ending
      this.#end.resolve(ending)
    }
    this.#settle(ending === 'stopped')
  }

  #settle(isStopped = false): void {
    if (this.#guard !== undefined) this.#guard.remains.isOver = true
    if (this.#bus !== undefined) this.#bus.isAwaited = false
    this.#tell(isStopped)
  }

  /** Has everything that waits look again. */
  #tell(isStopped: boolean): void {
    for (const sink of this.#sinks.values()) sink.settle(isStopped)
    for (const source of this.#sources.values()) source.settle()
  }

  /** What follows flushes the sinks, which give no frames until the function that this returns is called. */
  #flush(): () => void {
    this.#flushes++
    this.#detach()
    return () => {
      this.#flushes--
      this.#tell(false)
    }
  }

  #detach(): void {
    for (const sink of this.#sinks.values()) sink.detachLast()
  }

  #dispose(): void {
    const guard = this.#guard
    if (guard === undefined) return
    this.#guard = undefined
    this.#close()
    for (const part of [...this.#sinks.values(), ...this.#sources.values()]) part.dispose()
    for (const element of guard.remains.elements) c.gst_object_unref(element)
    // One that was never played has the bus that it was made with, and a wrapper may keep it for long.
    c.gst_element_set_bus(this.#pointer, null)
    guards.retire(guard)
    running.delete(this.#pointer)
    // If it did not stop, that is not over: the thread that does it has a reference too.
    if (stateOf(this.#pointer).target !== GST_STATE_NULL)
      callElsewhere(this.#pointer, 'gst_element_set_state', BigInt(GST_STATE_NULL))
    c.gst_object_unref(this.#pointer)
  }

  #live(verb: string): void {
    if (this.disposed || this.#disposal !== undefined)
      throw new GstAllocatorsError('ERR_DISPOSED', `Cannot ${verb} this pipeline: it was disposed`)
  }

  /** An element with a reference that the pipeline gives back. */
  #find(name: string, wanted: Wanted): Pointer {
    const element = findElement(this.#pointer, name, wanted)
    this.#guard?.remains.elements.push(element)
    return element
  }
}

interface End {
  readonly promise: Promise<Ending>
  readonly resolve: (ending: Ending) => void
  readonly reject: (error: unknown) => void
  isOver: boolean
  /** How it came to its end, unless by an error. */
  ending?: Ending
}

function newEnd(): End {
  const { promise, resolve, reject } = withResolvers<Ending>()
  // Who does not ask for the end learns of a failure elsewhere, or by a warning; it must not end the process.
  promise.catch(() => undefined)
  return { promise, resolve, reject, isOver: false }
}

interface HeldPipeline extends Remains {
  pointer: Pointer
  bus: Bus | undefined
  /** Elements with a reference of the program's: its sinks and sources. */
  elements: Pointer[]
  /** True when its run has come to an end: a program that ends then need not say so. */
  isOver: boolean
}

const guards = new Guards<HeldPipeline>(
  'Pipeline',
  () => ({ pointer: 0n, bus: undefined, elements: [], isOver: false, stack: undefined }),
  ({ pointer, bus, elements, isOver }) => {
    // It waits for threads, so it is done elsewhere; the reference lasts until that is over.
    callElsewhere(pointer, 'gst_element_set_state', BigInt(GST_STATE_NULL))
    running.delete(pointer)
    bus?.close()
    for (const object of [...elements, pointer]) c.gst_object_unref(object)
    return isOver ? 'quiet' : undefined
  },
)

const anAppSink: Wanted = { what: 'appsink', fits: (element) => isA(element, c.gst_app_sink_get_type()) }
const anAppSrc: Wanted = { what: 'appsrc', fits: (element) => isA(element, c.gst_app_src_get_type()) }

/** Tells whether so many milliseconds have passed. */
function delay(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}

/** In milliseconds. */
const patienceWithSinks = 50
const stopTimeout = 10_000

// One file, because a reading is one thing: its queue, its policy, what wakes it and what ends it; much of it is documentation.
import {
  checkChoice,
  checkInteger,
  checkObject,
  checkSignal,
  GstAllocatorsError,
  wrongType,
} from '../../errors/index.js'
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
import { stateOf } from '../state/state-of.js'
import { classOf } from '../values/value-type.js'
import { getProperty, setProperty } from '../elements/property.js'
import { WakeUp } from '../wait/wake-up.js'
import { Frame } from './frame.js'
import { Intake } from './intake.js'
import { bareMedia, type Media, readMedia } from './media.js'
import { Reader } from './reader.js'
import { UntilWritable } from './until-writable.js'
import { detach, type HeldSample, isOfDevice, Sample } from './sample.js'

/** What happens when frames come faster than they are read. */
export type Policy = 'block' | 'drop-oldest' | 'drop-newest'

/** How to read from a sink. */
export interface ReadOptions {
  /** Ends the reading: it throws the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** How many frames wait in the sink, 1 or more. Default: what the description says (`max-buffers`), or 4. */
  readonly queue?: number | undefined
  /**
   * What happens when the queue is full: the pipeline waits (`'block'`), the oldest frame is dropped (`'drop-oldest'`), or the one that
   * comes (`'drop-newest'`; it is dropped by the event loop, and while your program does not let that turn, the pipeline waits). Default:
   * what the description says (`drop`), or `'block'`.
   */
  readonly policy?: Policy | undefined
  /**
   * True to get each frame once it can be written to: a streaming thread lets go of a frame only a moment after it has handed it out. It
   * throws `ERR_FRAME_NOT_WRITABLE` when somebody keeps one for good, such as a tee. Default: false.
   */
  readonly writable?: boolean | undefined
}

/** What a sink must know of its pipeline. */
export interface Run {
  failure(): Error | undefined
  /** Hears what has been said so far. */
  catchUp(): void
  /** True when everything is here that will come. */
  isOver(): boolean
  /** True while what is in the sinks is being thrown away. */
  isFlushed(): boolean
  /** Somebody reads. */
  onRead(): void
}

/**
 * An appsink, to read from: once at a time, by {@link Sink.frames | frames()} or {@link Sink.samples | samples()}.
 *
 * @see `GstAppSink`
 * @example
 * ```ts
 * import { Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('videotestsrc num-buffers=2 ! video/x-raw,format=RGBA,width=64,height=48 ! appsink name=out sync=false')
 * await pipeline.play()
 * for await (const frame of pipeline.sink('out').frames()) {
 *   using mapping = frame.map('read')
 *   console.log(frame.format, mapping.planes[0]?.stride) // RGBA 256
 * }
 * ```
 */
export class Sink {
  /** The name of the element. */
  readonly name: string
  readonly #pointer: Pointer
  readonly #run: Run
  #reader: Pick<Reader<Sample>, 'look' | 'end'> | undefined
  #stream: Reader<Sample> | undefined
  #wakeUp: WakeUp | undefined
  #isDisposed = false
  readonly #intake: Intake
  #last: HeldSample | undefined
  #held: UntilWritable<Sample> | undefined
  #caps: Pointer = 0n
  #media: Media | undefined

  /** @internal */
  constructor(pointer: Pointer, name: string, run: Run) {
    this.#pointer = pointer
    this.name = name
    this.#run = run
    this.#intake = new Intake(pointer, () => run.isFlushed())
  }

  /**
   * The pictures of raw video, in order. A frame is released when the next one is asked for, or the loop ends, unless `frame.keep()` was
   * called. It ends at the end of the stream and with `stop()`, and throws the pipeline's error.
   *
   * @param options - how to read
   * @throws {GstAllocatorsError} `ERR_SINK_BUSY`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`; the loop: `ERR_NOT_VIDEO`,
   *   `ERR_FRAME_NOT_WRITABLE`, `ERR_PIPELINE` (a `GstError`)
   * @see `gst_app_sink_try_pull_sample`
   */
  frames(options: ReadOptions = {}): AsyncIterableIterator<Frame> {
    return this.#read(options, (sample) => {
      const made = this.#wrap(sample)
      if (made instanceof Frame) return made
      const { caps } = made
      made.dispose()
      throw new GstAllocatorsError(
        'ERR_NOT_VIDEO',
        `Cannot read this as frames, use samples(): ${caps === '' ? 'it has no caps' : `it is ${caps}`}`,
        {
          element: this.name,
          found: caps,
        },
      )
    })
  }

  /**
   * The buffers of any stream, encoded, audio or video, in order, and released as {@link Sink.frames | frames()} does. Raw video comes as
   * `Frame`.
   *
   * @param options - how to read
   * @throws {GstAllocatorsError} `ERR_SINK_BUSY`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`; the loop: `ERR_PIPELINE`
   *   (a `GstError`)
   * @see `gst_app_sink_try_pull_sample`
   */
  samples(options: ReadOptions = {}): AsyncIterableIterator<Sample> {
    return this.#read(options, (sample) => this.#wrap(sample))
  }

  /**
   * The same as {@link Sink.samples | samples()}, for `Readable.from(sink)`: since a stream asks for the next one while the last is still
   * being looked at, each is released two steps later, and the last when the pipeline is stopped.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<Sample> {
    this.#stream?.releaseRest()
    return (this.#stream = this.#read({}, (sample) => this.#wrap(sample), readAhead))
  }

  /**
   * Another run begins: who has begun to read before it waits for that.
   *
   * @internal
   */
  begin(): void {
    if (this.#reader !== undefined) this.#awaken()
  }

  /**
   * The run has come to its end, or to an error, or was stopped.
   *
   * @internal
   */
  settle(isStopped: boolean): void {
    if (isStopped) this.#reader?.end()
    else {
      this.#intake.renew()
      this.#reader?.look()
    }
    if (this.#run.isOver()) this.#sleep()
  }

  /**
   * A full sink that was told to play while it was still pausing may hold the lock that it needs for that, in GStreamer 1.22: with room for
   * one frame more, it lets go of it.
   *
   * @internal
   */
  relieve(): void {
    const { current, pending } = stateOf(this.#pointer)
    if (current === GST_STATE_PAUSED && pending === GST_STATE_PLAYING) this.#intake.relieve()
  }

  /**
   * The sink is about to be flushed.
   *
   * @internal
   */
  detachLast(): void {
    if (this.#last !== undefined) detach(this.#last)
    this.#last = undefined
    this.#held?.clear()
    this.#intake.clear()
  }

  /**
   * Ends the reading, and gives back what the reading needed.
   *
   * @internal
   */
  close(): void {
    this.#reader?.end()
    this.#stream?.releaseRest()
    this.#stream = undefined
    this.#sleep()
    this.#intake.clear()
    if (!this.#isDisposed) releaseLast(this.#pointer)
    if (this.#caps !== 0n) c.gst_mini_object_unref(this.#caps)
    this.#caps = 0n
  }

  /** @internal */
  dispose(): void {
    if (this.#isDisposed) return
    this.close()
    this.#isDisposed = true
  }

  #read<T extends Sample>(options: ReadOptions, wrap: (sample: Pointer) => T, lag = 0): Reader<T> {
    if (this.#isDisposed)
      throw new GstAllocatorsError(
        'ERR_DISPOSED',
        `Cannot read from '${this.name}': its pipeline was disposed`,
      )
    const { signal, queue, policy, writable = false } = check(options)
    if (this.#reader !== undefined)
      throw new GstAllocatorsError(
        'ERR_SINK_BUSY',
        `Cannot read from '${this.name}': somebody does so already`,
        {
          element: this.name,
        },
      )
    const restore = this.#adopt(queue, policy)
    this.#run.onRead()
    const next = () => {
      const sample = this.#intake.next()
      if (sample === null) return undefined
      const made = wrap(sample)
      this.#last = Sample.heldBy(made)
      return made
    }
    const held = writable ? new UntilWritable(next, () => this.#reader?.look()) : undefined
    this.#held = held
    const reader: Reader<T> = new Reader<T>({
      signal,
      lag,
      pull: () => (held === undefined ? next() : held.next()),
      isEnded: () => held?.isHolding !== true && this.#intake.isEnded(),
      failure: () => (held?.isHolding === true ? undefined : this.#run.failure()),
      catchUp: () => {
        this.#run.catchUp()
      },
      listen: (isWanted) => {
        this.#listen(isWanted)
      },
      onEnd: () => {
        held?.clear()
        if (this.#reader === reader) this.#reader = undefined
        restore()
      },
    })
    this.#reader = reader
    return reader
  }

  /** Takes over what a reading is to be like, and returns what ends that: the next one may say nothing of it. */
  #adopt(queue: number | undefined, policy: Policy | undefined): () => void {
    const restore = [
      queue === undefined ? keepAsIs : lend(this.#pointer, 'max-buffers', String(queue)),
      policy === undefined ? keepAsIs : lend(this.#pointer, 'drop', String(policy === 'drop-oldest')),
    ]
    this.#intake.limit =
      policy === 'drop-newest' ? Number(getProperty(this.#pointer, 'max-buffers')) : undefined
    this.#listen(false)
    // What came in before somebody listened.
    this.#intake.collect()
    return () => {
      this.#intake.limit = undefined
      for (const setBack of restore) setBack()
    }
  }

  /** Has the sink tell of what comes: all along where that is to be dropped. */
  #listen(isWanted: boolean): void {
    const isListening = isWanted || this.#intake.isDropping
    // Not before somebody waits: what is watched is never collected.
    if (isListening && !this.#run.isOver()) this.#awaken()
    c.gst_app_sink_set_emit_signals(this.#pointer, Number(isListening))
  }

  #awaken(): void {
    this.#wakeUp ??= new WakeUp(this.#pointer, ['new-sample', 'eos'], () => {
      this.#intake.collect()
      this.#reader?.look()
    })
  }

  #sleep(): void {
    this.#wakeUp?.close()
    this.#wakeUp = undefined
  }

  #mediaOf(caps: Pointer, buffer: Pointer): Media {
    if (caps !== this.#caps || this.#media === undefined) {
      // The reference keeps the address from being used again for other caps.
      if (this.#caps !== 0n) c.gst_mini_object_unref(this.#caps)
      this.#caps = c.gst_mini_object_ref(caps)
      this.#media = readMedia(caps, isOfDevice(buffer))
    }
    return this.#media
  }

  #wrap(sample: Pointer): Sample {
    const buffer = c.gst_sample_get_buffer(sample)
    const caps = c.gst_sample_get_caps(sample)
    if (buffer === null) {
      c.gst_mini_object_unref(sample)
      throw new TypeError(`The sink '${this.name}' gave a list of buffers, which it was not told to`)
    }
    const media = caps === null ? bareMedia : this.#mediaOf(caps, buffer)
    return media.video === undefined
      ? new Sample(sample, buffer, media)
      : new Frame(sample, buffer, media, media.video)
  }
}

/**
 * A sink remembers the frame that it gave last, with its fd or its place in a camera's pool, until it is started again. Its own function for
 * that is all that makes it forget, and harmless while it is stopped.
 */
function releaseLast(sink: Pointer): void {
  if (stateOf(sink).current !== GST_STATE_NULL || stateOf(sink).pending !== 0) return
  callSlot(readPointer(classOf(sink), layouts.GstBaseSinkClass.start), sink)
}

/** Sets a property for one reading, and returns what sets it back, since the next one may say nothing of it. */
function lend(element: Pointer, name: string, text: string): () => void {
  const before = String(Number(getProperty(element, name)))
  setProperty(element, name, text)
  return () => {
    setProperty(element, name, before)
  }
}

function keepAsIs(): void {
  // Nothing was set.
}

function check(options: ReadOptions): ReadOptions {
  checkObject('options', options)
  const { signal, queue, policy, writable } = options
  checkSignal(signal)
  if (writable !== undefined && typeof writable !== 'boolean')
    throw wrongType('writable', 'true or false', writable)
  if (queue !== undefined) checkInteger('queue', queue, 1, 2 ** 31 - 1)
  if (policy !== undefined) checkChoice('policy', policy, policies)
  return options
}

// What a Readable of objects, whose high-water mark is 1, asks for in advance.
const readAhead = 2

const policies = ['block', 'drop-oldest', 'drop-newest'] as const satisfies readonly Policy[]

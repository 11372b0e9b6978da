// More than 200 lines, because a sink is one class with its documentation, and its calls from the pipeline.
import { GstAllocatorsError } from '../../errors/index.js'
import type { Pointer } from '../../ffi/index.js'
import { CapsInfoCache, Frame, type Sample, toSample } from '../../frame/index.js'
import type { StreamIterator } from '../../wait/index.js'
import type { Run } from '../state/run.js'
import type { PulledSample } from './pulled-sample.js'
import { applyQueueSettings } from './queue-settings.js'
import { checkReadOptions, type ReadOptions } from './read-options.js'
import { SampleQueue } from './sample-queue.js'
import { SampleReader } from './sample-reader.js'
import { QueuedSamples, type SampleSource } from './sample-source.js'
import { WritableSamples } from './writable-samples.js'

/**
 * An appsink to read from, with one loop at a time: {@link Sink.frames | frames()} or {@link Sink.samples | samples()}.
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
  readonly #queue: SampleQueue
  readonly #capsInfos = new CapsInfoCache()
  #reader:
    | Pick<SampleReader<Sample>, 'checkForSample' | 'end' | 'finish' | 'isWaiting' | 'hasBegun' | 'replace'>
    | undefined
  #source: SampleSource<Sample> | undefined
  /** The reader of `Readable.from(sink)`. Its last samples outlive it. */
  #stream: SampleReader<Sample> | undefined
  #isDisposed = false

  /** @internal */
  constructor(pointer: Pointer, name: string, run: Run) {
    this.#pointer = pointer
    this.name = name
    this.#run = run
    this.#queue = new SampleQueue(pointer, run)
  }

  /**
   * Returns the pictures of raw video, in order. The loop releases each frame when it asks for the next one or ends,
   * unless `frame.keep()` was called. It ends with the stream or with `stop()`, and throws the pipeline's error. While
   * the pipeline is paused, the loop gets the picture that is shown, such as the one at the time of a seek.
   *
   * @param options - how to read
   * @throws {GstAllocatorsError} `ERR_SINK_BUSY`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`; the loop:
   *   `ERR_NOT_VIDEO`, `ERR_FRAME_NOT_WRITABLE`, `ERR_PIPELINE` (a `GstError`)
   * @see `gst_app_sink_try_pull_sample`
   */
  frames(options: ReadOptions = {}): StreamIterator<Frame> {
    return this.#read(options, (pulled) => this.#toFrame(pulled))
  }

  /**
   * Returns the buffers of any stream, in order: raw video as `Frame`, raw audio as `AudioBuffer`, and other data, such
   * as encoded video, as `Sample`. The loop releases them in the same way as {@link Sink.frames | frames()}.
   *
   * @param options - how to read
   * @throws {GstAllocatorsError} `ERR_SINK_BUSY`, `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`; the loop:
   *   `ERR_PIPELINE` (a `GstError`)
   * @see `gst_app_sink_try_pull_sample`
   */
  samples(options: ReadOptions = {}): StreamIterator<Sample> {
    return this.#read(options, (pulled) => this.#toSample(pulled))
  }

  /**
   * Does the same as {@link Sink.samples | samples()}, for `Readable.from(sink)`. A stream requests samples before its
   * consumer is done with the last one. So each is released two steps later, and the last ones when the pipeline stops.
   */
  [Symbol.asyncIterator](): StreamIterator<Sample> {
    this.#stream?.releaseOlder(0)
    return (this.#stream = this.#read({}, (pulled) => this.#toSample(pulled), readAhead))
  }

  /** @internal Prepares for another run, for which an earlier reader may be waiting. */
  begin(): void {
    if (this.#reader !== undefined) this.#queue.watch()
  }

  /** @internal Reacts to the end of the run, or to a change of state. */
  update(isStopped: boolean): void {
    if (isStopped) this.#reader?.end()
    else {
      this.#queue.expectPreroll()
      this.#reader?.checkForSample()
    }
    if (this.#run.isOver) this.#queue.unwatch()
  }

  /** @internal Makes room for one frame, which GStreamer 1.22 may need in order to play. */
  makeRoom(): void {
    this.#queue.makeRoom()
  }

  /** @internal Returns true for the sink with this GstElement. */
  isOf(pointer: Pointer): boolean {
    return this.#pointer === pointer
  }

  /** @internal Lets the end of stream through while the loop is busy, or when there is none. */
  drain(): void {
    if (this.#reader?.isWaiting !== true) this.#queue.drain(this.#reader?.hasBegun === true)
  }

  /** @internal Lets the loop read the samples that have arrived. Another reader can use the sink. */
  finish(): void {
    if (this.#reader?.hasBegun === true) this.#reader.finish()
  }

  /** @internal Prepares for a flush of the sink. */
  flush(): void {
    this.#queue.flush()
    this.#source?.clear()
  }

  /** @internal Ends the reader, and releases its resources. */
  close(): void {
    this.#reader?.end()
    this.#stream?.releaseOlder(0)
    this.#stream = undefined
    this.#queue.unwatch()
    this.#queue.clear()
    if (!this.#isDisposed) this.#queue.forgetLast()
    this.#capsInfos.clear()
  }

  /** @internal */
  dispose(): void {
    if (this.#isDisposed) return
    this.close()
    this.#isDisposed = true
  }

  #read<T extends Sample>(options: ReadOptions, wrap: (pulled: PulledSample) => T, lag = 0): SampleReader<T> {
    const { signal, writable = false, ...wanted } = this.#check(options)
    this.#reader?.replace()
    const settings = applyQueueSettings(this.#pointer, wanted)
    this.#run.markObserved()
    const check = () => {
      reader.checkForSample()
    }
    const queued = new QueuedSamples(this.#queue, wrap)
    const source = writable ? new WritableSamples(queued, check) : queued
    const reader: SampleReader<T> = new SampleReader<T>({
      source,
      queue: this.#queue,
      run: this.#run,
      signal,
      lag,
      busyError: () => this.#busy(),
      onEnd: () => {
        source.clear()
        this.#reader = undefined
        this.#source = undefined
        this.#queue.close()
        settings.restore()
      },
    })
    this.#queue.open(check, settings.maxKept, writable)
    this.#source = source
    this.#reader = reader
    return reader
  }

  #check(options: ReadOptions): ReadOptions {
    if (this.#isDisposed)
      throw new GstAllocatorsError(
        'ERR_DISPOSED',
        `Cannot read from '${this.name}': its pipeline was disposed`,
      )
    const checked = checkReadOptions(options)
    // A new reader may replace one whose next() was never called.
    if (this.#reader?.hasBegun !== true) return checked
    throw this.#busy()
  }

  #busy(): GstAllocatorsError {
    return new GstAllocatorsError(
      'ERR_SINK_BUSY',
      `Cannot read from '${this.name}': another loop is reading from it. Pass its frames on, or add a tee and a second appsink`,
      { element: this.name },
    )
  }

  #toSample(pulled: PulledSample): Sample {
    return toSample(pulled, this.#capsInfos.infoOf(pulled))
  }

  #toFrame(pulled: PulledSample): Frame {
    const sample = this.#toSample(pulled)
    if (Frame.is(sample)) return sample
    const { caps } = sample
    sample.dispose()
    throw new GstAllocatorsError(
      'ERR_NOT_VIDEO',
      `Cannot read this stream as frames: ${caps === '' ? 'it has no caps' : `it is ${caps}`}. Use samples()`,
      { element: this.name, found: caps },
    )
  }
}

// A Readable of objects with a high-water mark of 1 requests two samples in advance.
const readAhead = 2

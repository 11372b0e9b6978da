import { types } from 'node:util'
import { FdAllocator } from '../../allocators/fd-allocator.js'
import { checkObject, checkSignal, GstAllocatorsError, wrongType } from '../../errors/index.js'
import { createMemfd } from '../../fd/index.js'
import {
  c,
  GST_BUFFER_COPY_ALL,
  GST_FLOW_OK,
  GST_STATE_PAUSED,
  layouts,
  type Pointer,
  writeField,
} from '../../ffi/index.js'
import { Memory } from '../../memory/index.js'
import { getProperty } from '../elements/property.js'
import { Sample } from '../frames/sample.js'
import { stateOf } from '../state/state-of.js'
import { Turn } from '../../fd/turn.js'
import { WakeUp } from '../wait/wake-up.js'
import { checkOptions, type WaitOptions } from '../wait/wait-options.js'
import { withResolvers } from '../wait/with-resolvers.js'
import { within } from '../wait/within.js'
import { WholeFrames } from './whole-frames.js'

/** When what is pushed is to be shown, and how long to wait for room. */
export interface PushOptions {
  /** The time at which it is to be shown, in nanoseconds. Default: that of the frame; none for bytes and memories. */
  readonly pts?: bigint
  /** How long it lasts, in nanoseconds. Default: that of the frame; none for bytes and memories. */
  readonly duration?: bigint
  /** Ends the waiting for room: the promise is rejected with the signal's reason, and nothing was pushed. */
  readonly signal?: AbortSignal
}

/** What a source must know of its pipeline. */
export interface Feed {
  failure(): Error | undefined
  isOver(): boolean
  /** It is over because all data has come through. */
  isAtEnd(): boolean
  finished(): Promise<'eos' | 'stopped'>
}

/**
 * An appsrc, to feed.
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
  readonly #feed: Feed
  readonly #turn = new Turn()
  readonly #frames: WholeFrames
  #wakeUp: WakeUp | undefined
  #waiting: (() => void)[] = []
  #last: Promise<unknown> = Promise.resolve()
  #run = 0
  #isEnded = false
  #isDisposed = false

  /** @internal */
  constructor(pointer: Pointer, name: string, feed: Feed) {
    this.#pointer = pointer
    this.name = name
    this.#feed = feed
    this.#frames = new WholeFrames(pointer, name)
  }

  /**
   * Pushes data, in the order of the calls. It resolves once the source has taken it, which is when there is room: awaited, it keeps a
   * slow pipeline from being flooded. Before `play()`, it waits for that.
   *
   * @param data - bytes, which are copied once there is room, into memory that is backed by an fd; or a `Memory`, `Sample` or `Frame`, which
   *   is not copied and stays yours to dispose of. Leave it as it is until the promise resolves. Of raw video it must have a whole frame, of
   *   raw audio whole samples, as the caps of the source call for
   * @param options - its times
   * @throws {GstAllocatorsError} `ERR_OUT_OF_RANGE` when it is not whole, with `size` and `required` (nothing was pushed, and the source goes
   *   on); `ERR_INVALID_ARG_TYPE`, `ERR_DISPOSED`, `ERR_MAP_CONFLICT` when it is mapped for writing, `ERR_SOURCE_ENDED`, `ERR_STOPPED`,
   *   `ERR_PIPELINE` (a `GstError`)
   * @see `gst_app_src_push_buffer`
   */
  async push(data: Uint8Array | Memory | Sample, options: PushOptions = {}): Promise<void> {
    check(data, options)
    if (this.#isEnded) throw ended(this.name)
    await this.#inTurn(options.signal, () => {
      const caps = data instanceof Sample ? Sample.pointersOf(data).caps : null
      const buffer = toBuffer(data, options)
      const refusal = this.#frames.refusal(buffer, caps)
      if (refusal !== undefined) {
        c.gst_mini_object_unref(buffer)
        throw refusal
      }
      if (caps !== null) c.gst_app_src_set_caps(this.#pointer, caps)
      const flow = c.gst_app_src_push_buffer(this.#pointer, buffer)
      if (flow !== GST_FLOW_OK) throw this.#stopped('push into')
    })
  }

  /**
   * Says that nothing more comes, and resolves when the end has come through the whole pipeline. Of several sources, end all before you
   * await one; and an appsink that nobody reads holds it up.
   *
   * @param options - how long to wait
   * @throws {GstAllocatorsError} `ERR_STOPPED`, `ERR_PIPELINE` (a `GstError`), `ERR_TIMEOUT`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_app_src_end_of_stream`
   */
  async end(options: WaitOptions = {}): Promise<void> {
    const patience = checkOptions(options)
    patience.signal?.throwIfAborted()
    await within(
      this.#end(),
      patience,
      () =>
        new GstAllocatorsError(
          'ERR_TIMEOUT',
          `Cannot end '${this.name}' in ${patience.timeout} ms: the end has not come through the pipeline. Is there an appsink that nobody reads?`,
          { element: this.name },
        ),
    )
  }

  async #end(): Promise<void> {
    if (!this.#isEnded) {
      const run = this.#run
      this.#isEnded = true
      try {
        await this.#inTurn(undefined, () => {
          c.gst_app_src_end_of_stream(this.#pointer)
        })
      } catch (error) {
        // It has not ended, and the next run is to be fed.
        if (run === this.#run) this.#isEnded = false
        // An element may end the stream by itself, as pngenc does after a snapshot: nothing is left to be said then.
        if (!this.#feed.isAtEnd()) throw error
      }
    }
    if ((await this.#feed.finished()) === 'stopped') throw this.#stopped('end')
  }

  /**
   * Something has changed that may let a push go on.
   *
   * @internal
   */
  settle(): void {
    for (const go of this.#waiting.splice(0)) go()
    if (this.#feed.isOver()) this.#sleep()
  }

  /** @internal */
  close(): void {
    this.settle()
    this.#run++
    this.#isEnded = false
    this.#sleep()
  }

  /** @internal */
  dispose(): void {
    if (this.#isDisposed) return
    this.#isDisposed = true
    this.close()
  }

  #sleep(): void {
    this.#wakeUp?.close()
    this.#wakeUp = undefined
    this.#frames.release()
  }

  /** Takes a step when those before it are over and there is room. Who gives up before that does not hold up the next. */
  async #inTurn(signal: AbortSignal | undefined, step: () => void): Promise<void> {
    const before = this.#last
    const run = this.#run
    const turn = (async () => {
      await within(before, { signal })
      await this.#room(run, signal)
      step()
    })()
    // The next one has its own fate.
    const over = () => before
    this.#last = turn.then(over, over)
    await turn
  }

  /** Waits until the source is started and not full. */
  async #room(run: number, signal: AbortSignal | undefined): Promise<void> {
    await this.#turn.over()
    for (;;) {
      signal?.throwIfAborted()
      const failure = this.#feed.failure()
      if (failure !== undefined) throw failure
      if (this.#isDisposed || run !== this.#run || this.#feed.isOver()) throw this.#stopped('push into')
      this.#wakeUp ??= new WakeUp(this.#pointer, ['need-data'], () => {
        this.settle()
      })
      if (stateOf(this.#pointer).current >= GST_STATE_PAUSED && !this.#isFull()) return
      const { promise, resolve } = withResolvers<undefined>()
      const go = () => {
        resolve(undefined)
      }
      this.#waiting.push(go)
      signal?.addEventListener('abort', go)
      await promise
      signal?.removeEventListener('abort', go)
      this.#turn.renew()
    }
  }

  #isFull(): boolean {
    const level = (what: string) => Number(getProperty(this.#pointer, `current-level-${what}`))
    return ['buffers', 'bytes', 'time'].some((what) => {
      const max = Number(getProperty(this.#pointer, `max-${what}`))
      return max > 0 && level(what) >= max
    })
  }

  #stopped(verb: string): GstAllocatorsError {
    return new GstAllocatorsError(
      'ERR_STOPPED',
      `Cannot ${verb} '${this.name}': the pipeline was stopped, or is at its end`,
      { element: this.name },
    )
  }
}

/** Makes a buffer, with a reference that is the caller's. */
function toBuffer(data: Uint8Array | Memory | Sample, { pts, duration }: PushOptions): Pointer {
  const buffer = data instanceof Sample ? bufferOf(data, pts ?? duration) : bufferAround(data)
  if (pts !== undefined) writeField(buffer, layouts.GstBuffer.pts, 'size_t', pts)
  if (duration !== undefined) writeField(buffer, layouts.GstBuffer.duration, 'size_t', duration)
  return buffer
}

/** The buffer of a frame; with other times it is another one, for the same memories. */
function bufferOf(sample: Sample, times: bigint | undefined): Pointer {
  const { buffer } = Sample.pointersOf(sample)
  if (times === undefined) return c.gst_mini_object_ref(buffer)
  const copy = c.gst_buffer_copy_region(buffer, GST_BUFFER_COPY_ALL, 0, wholeBuffer)
  if (copy === null) throw new TypeError('GStreamer did not give this frame other times')
  // As long as its memories are in use here, the buffer must not go back to its pool.
  c.gst_buffer_add_parent_buffer_meta(copy, buffer)
  return copy
}

function bufferAround(data: Uint8Array | Memory): Pointer {
  if (data instanceof Memory) return bufferWith(data)
  allocator ??= new FdAllocator()
  using memory = allocator.alloc(createMemfd(data.length, { name: 'pushed', sealed: true }), data.length)
  {
    using mapping = memory.map('write')
    mapping.bytes.set(data)
  }
  return bufferWith(memory)
}

function bufferWith(memory: Memory): Pointer {
  // It throws when the memory was disposed while its turn had not come.
  const pointer = Memory.pointerOf(memory)
  const buffer = c.gst_buffer_new()
  c.gst_buffer_append_memory(buffer, c.gst_mini_object_ref(pointer))
  return buffer
}

let allocator: FdAllocator | undefined
const wholeBuffer = 2n ** 64n - 1n

function check(data: unknown, options: PushOptions): void {
  checkObject('options', options)
  const { pts, duration, signal } = options
  for (const [name, time] of Object.entries({ pts, duration }))
    if (time !== undefined && (typeof time !== 'bigint' || time < 0n || time >= wholeBuffer))
      throw wrongType(name, 'a bigint of nanoseconds, 0n or more', time)
  checkSignal(signal)
  if (data instanceof Memory) Memory.pointerOf(data)
  else if (data instanceof Sample) Sample.pointersOf(data)
  else if (!types.isUint8Array(data))
    throw wrongType('data', 'a Uint8Array, a Memory, a Sample or a Frame', data)
  else if (data.length === 0)
    throw new GstAllocatorsError('ERR_OUT_OF_RANGE', 'Cannot push no bytes at all: there must be 1 or more')
}

function ended(name: string): GstAllocatorsError {
  return new GstAllocatorsError('ERR_SOURCE_ENDED', `Cannot push into '${name}': end() was called before`, {
    element: name,
  })
}

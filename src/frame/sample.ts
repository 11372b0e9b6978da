// More than 200 lines, because a sample has 20 public members with their documentation.
import { inspect } from 'node:util'
import { brandClass, GstAllocatorsError } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { wrapSample } from '../gi/wrapper.js'
import type { Wrapper } from '../gi/wrappers.js'
import type { Value } from '../gst/index.js'
import { type Guard, Guards, type HeldResource } from '../lifetime/index.js'
import type { MapMode } from '../mapping/index.js'
import { lendMemory, Memory, NativeMemory } from '../memory/index.js'
import { hasWritableMemories, isInDeviceMemory, isInDmaBufs, isKeyframe } from './buffer.js'
import type { BufferOwner } from './buffer-owner.js'
import type { CapsInfo } from './caps-info.js'
import { memoriesOf } from './memories-of.js'
import { streamTimeOf, timeOf } from './times.js'

/**
 * A piece of a stream: a buffer with its caps. A loop that reads a sink releases each sample when it asks for the next
 * one, unless {@link Sample.keep | keep()} was called.
 *
 * @see `GstSample`
 */
export class Sample implements Disposable {
  readonly #info: CapsInfo
  readonly #owner: BufferOwner
  #guard: Guard<HeldBuffer> | undefined
  #memories: readonly Memory[] | undefined
  #shares: readonly Memory[] | undefined
  #areMemoriesOut = false
  #isLent = false
  #wrapper: Wrapper<'Gst.Sample'> | undefined
  #isKept = false

  static {
    brandClass(this, 'Sample')
  }

  /** @internal Returns true for an object of this class that this copy of the package made. */
  static is(value: unknown): value is Sample {
    return typeof value === 'object' && value !== null && #info in value
  }

  /** @internal */
  constructor(owner: BufferOwner, info: CapsInfo) {
    this.#info = info
    this.#owner = owner
    this.#guard = guards.issue()
    this.#guard.held.owner = owner
  }

  /** The caps, such as `'video/x-raw, format=(string)RGBA'`; empty when the stream has none. */
  get caps(): string {
    return this.#info.caps
  }

  /** The media type of the caps, such as `'audio/x-raw'`. */
  get mediaType(): string {
    return this.#info.structure.name
  }

  /** The fields of the caps, such as `rate` and `channels` of audio. */
  get capsFields(): Readonly<Record<string, Value>> {
    return this.#info.structure.fields
  }

  /**
   * The presentation time in nanoseconds; null when the buffer has none.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get pts(): bigint | null {
    return timeOf(this.live('read the times of'), 'pts')
  }

  /**
   * The decoding time in nanoseconds; null when the buffer has none.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get dts(): bigint | null {
    return timeOf(this.live('read the times of'), 'dts')
  }

  /**
   * The position in the stream in nanoseconds, as `pipeline.seek()` and `position()` count it; null when the buffer has
   * none. It differs from `pts` where a stream does not begin at 0, as in an MP4 file with B-frames.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_segment_to_stream_time`
   */
  get streamTime(): bigint | null {
    return streamTimeOf(this.#owner.segment, this.pts)
  }

  /**
   * The duration in nanoseconds; null when the buffer has none.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get duration(): bigint | null {
    return timeOf(this.live('read the times of'), 'duration')
  }

  /**
   * True when the sample can be decoded without an earlier one. Raw data always can.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isKeyframe(): boolean {
    return isKeyframe(this.live('read'))
  }

  /**
   * The size of all memories together, in bytes.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get size(): number {
    return Number(c.gst_buffer_get_size(this.live('read the size of')))
  }

  /**
   * The memories of the buffer, one by one and never merged. They live as long as the sample does, and can be changed
   * only while the sample is writable. After a push of the sample they are shares of those of the pipeline.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get memories(): readonly Memory[] {
    const buffer = this.live('read the memories of')
    if (this.#isLent && !this.#areMemoriesOut)
      return (this.#shares ??= memoriesOf(buffer, (memory) => new NativeMemory(lendMemory(memory))))
    this.#areMemoriesOut = true
    return this.ownMemories
  }

  /**
   * True when every memory came from a dma-buf allocator.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isDmaBuf(): boolean {
    return isInDmaBufs(this.live('inspect'))
  }

  /**
   * True when the bytes are still in the memory of the device or library that made them, such as a dma-buf. False when
   * the stream began in device memory, but these bytes were copied to system memory, as v4l2src does when too many of
   * its buffers are held. Null when the whole stream is in system memory, where nothing distinguishes the two.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_memory_is_type`
   */
  get isZeroCopy(): boolean | null {
    return isInDeviceMemory(this.live('inspect')) || (this.#info.isDeviceMemory ? false : null)
  }

  /**
   * True when the bytes may be changed, because nothing else holds a reference to the buffer or its memories.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isWritable(): boolean {
    const buffer = this.live('inspect')
    return this.#owner.isSoleHolder(this.#wrapper === undefined ? 0 : 1) && hasWritableMemories(buffer)
  }

  /**
   * node-gtk's wrapper of the sample. It is typed once the program imports 'gst-allocators/gi' ({@link Wrapper}). It
   * has a reference to the GstSample until it is garbage collected or released with `unsafeRelease`.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Sample'> {
    this.live('wrap')
    return (this.#wrapper ??= wrapSample(this.#owner.sample))
  }

  /** True once the sample is released. */
  get disposed(): boolean {
    return this.#guard === undefined
  }

  /** True once {@link Sample.keep | keep()} was called. */
  get kept(): boolean {
    return this.#isKept
  }

  /**
   * Keeps the sample alive until `dispose()`, beyond its step of the loop. A camera has only a few buffers to lend.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  keep(): this {
    this.live('keep')
    this.#isKept = true
    return this
  }

  /**
   * Copies the bytes of all memories, one after the other.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_MAP_FAILED`
   * @see `gst_buffer_extract`
   */
  copyBytes(): Uint8Array {
    const buffer = this.live('copy')
    const bytes = new Uint8Array(this.size)
    if (bytes.length === 0) return bytes
    const copied = Number(c.gst_buffer_extract(buffer, 0, bytes, bytes.length))
    if (copied === bytes.length) return bytes
    throw new GstAllocatorsError(
      'ERR_MAP_FAILED',
      `Cannot copy these ${bytes.length} bytes: GStreamer could read only ${copied} of them`,
    )
  }

  /** Releases the sample and ends every view of its bytes. A second call does nothing. */
  dispose(): void {
    const guard = this.#guard
    if (guard === undefined) return
    this.#guard = undefined
    try {
      for (const memory of this.#memories ?? []) memory.dispose()
      for (const memory of this.#shares ?? []) memory.dispose()
    } finally {
      guard.held.owner = undefined
      guards.retire(guard)
      this.#owner.release()
    }
  }

  /** The same as {@link Sample.dispose | dispose()}, for `using`. */
  [Symbol.dispose](): void {
    this.dispose()
  }

  /** @internal Returns a GstSample to pass on, borrowed. Throws if the sample is mapped for writing. */
  static sampleOf(sample: Sample): Pointer {
    Sample.pointersOf(sample)
    return sample.#owner.sample
  }

  /** @internal Returns the GstBuffer and the GstCaps to pass on. Throws if the sample is mapped for writing. */
  static pointersOf(sample: Sample): { buffer: Pointer; caps: Pointer | null } {
    const buffer = sample.live('pass on')
    for (const memory of sample.#memories ?? []) Memory.pointerOf(memory)
    return { buffer, caps: sample.#owner.caps }
  }

  /**
   * @internal Returns the GstBuffer for a pipeline. `isShared` says that the program holds its memories, so that the
   * pipeline needs shares of them.
   */
  static lend(sample: Sample): { buffer: Pointer; isShared: boolean } {
    const { buffer } = Sample.pointersOf(sample)
    sample.#isLent = true
    return { buffer, isShared: sample.#areMemoriesOut }
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    const { name } = this.constructor
    return this.disposed
      ? `${name} { disposed }`
      : `${name} { pts: ${this.pts ?? 'none'}, size: ${this.size}, caps: '${this.caps}' }`
  }

  /** @internal Returns the GstBuffer, or throws if the sample was released. */
  protected live(verb: string): Pointer {
    if (this.#guard !== undefined) return this.#owner.buffer
    throw new GstAllocatorsError(
      'ERR_DISPOSED',
      `Cannot ${verb} this ${this.#noun}: it was released. A loop over a sink releases each one when it asks for the next; call keep() to prevent that`,
    )
  }

  /** @internal The memories of the buffer itself. */
  protected get ownMemories(): readonly Memory[] {
    if (this.#memories !== undefined) return this.#memories
    const checkChange = (change: string) => {
      this.#checkSoleHolder(
        change === 'map' ? 'map a memory of this NOUN for writing' : 'resize a memory of this NOUN',
      )
    }
    this.#memories = memoriesOf(this.live('read the memories of'))
    for (const memory of this.#memories) Memory.guard(memory, checkChange)
    return this.#memories
  }

  /** @internal */
  protected checkWritable(mode: MapMode): void {
    if (mode !== 'read') this.#checkSoleHolder('map this NOUN for writing')
  }

  #checkSoleHolder(verb: string): void {
    if (this.isWritable) return
    throw new GstAllocatorsError(
      'ERR_FRAME_NOT_WRITABLE',
      `Cannot ${verb.replace('NOUN', this.#noun)}: another holder, such as the thread that made it, still uses its memory. Read with { writable: true }, which waits until that thread has released it`,
    )
  }

  get #noun(): string {
    return this.constructor.name.replace(/\B[A-Z]/g, ' $&').toLowerCase()
  }
}

interface HeldBuffer extends HeldResource {
  owner: BufferOwner | undefined
}

const guards = new Guards<HeldBuffer>(
  'Sample',
  () => ({ owner: undefined, stack: undefined }),
  ({ owner }) => {
    owner?.release()
  },
)

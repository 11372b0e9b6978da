import { inspect } from 'node:util'
import { GstAllocatorsError } from '../../errors/index.js'
import {
  c,
  GST_BUFFER_FLAG_DELTA_UNIT,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  layouts,
  littleEndian,
  peekStruct,
  readField,
  type Pointer,
} from '../../ffi/index.js'
import { wrapSample } from '../../gi/wrapper.js'
import type { Wrapper } from '../../gi/wrappers.js'
import { type Guard, Guards, type Remains } from '../../lifetime/index.js'
import type { MapMode } from '../../fd/map-mode.js'
import { Memory } from '../../memory/index.js'
import { wrapNative } from '../../memory/kinds.js'
import { NativeMemory } from '../../memory/native-memory.js'
import type { Value } from '../values/value-type.js'
import type { Media } from './media.js'

/**
 * A piece of a stream: a buffer with its caps. A loop that reads a sink releases it when it asks for the next one, unless
 * {@link Sample.keep | keep()} was called.
 *
 * @see `GstSample`
 */
export class Sample implements Disposable {
  readonly #media: Media
  readonly #buffer: Pointer
  #guard: Guard<HeldSample> | undefined
  #memories: readonly Memory[] | undefined
  #wrapper: Wrapper<'Gst.Sample'> | undefined
  #isKept = false

  /** @internal */
  constructor(sample: Pointer, buffer: Pointer, media: Media) {
    this.#media = media
    this.#buffer = buffer
    this.#guard = guards.issue()
    this.#guard.remains.sample = sample
  }

  /** The caps, as `'video/x-raw, format=(string)RGBA, …'`. */
  get caps(): string {
    return this.#media.caps
  }

  /** The media type of the caps, as `'audio/x-raw'`. */
  get mediaType(): string {
    return this.#media.structure.name
  }

  /** The fields of the caps: `rate` and `channels` of audio, for instance. */
  get capsFields(): Readonly<Record<string, Value>> {
    return this.#media.structure.fields
  }

  /**
   * When it is to be shown, in nanoseconds; null when it does not say.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get pts(): bigint | null {
    return this.#time(layouts.GstBuffer.pts)
  }

  /**
   * When it is to be decoded, in nanoseconds; null when it does not say.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get dts(): bigint | null {
    return this.#time(layouts.GstBuffer.dts)
  }

  /**
   * How long it lasts, in nanoseconds; null when it does not say.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get duration(): bigint | null {
    return this.#time(layouts.GstBuffer.duration)
  }

  /**
   * True when it can be decoded without those before it, as raw data always can.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isKeyframe(): boolean {
    const flags = peekStruct(this.live('read'), layouts.GstBuffer.size).getUint32(
      layouts.GstBuffer.flags,
      littleEndian,
    )
    return (flags & GST_BUFFER_FLAG_DELTA_UNIT) === 0
  }

  /**
   * How many bytes it has.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get size(): number {
    return Number(c.gst_buffer_get_size(this.live('read the size of')))
  }

  /**
   * The memories of the buffer, one by one and never merged. They live as long as this does.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get memories(): readonly Memory[] {
    const buffer = this.live('read the memories of')
    return (this.#memories ??= Array.from({ length: c.gst_buffer_n_memory(buffer) }, (_, index) =>
      wrapNative(NativeMemory.of(c.gst_buffer_peek_memory(buffer, index))),
    ))
  }

  /**
   * True when every memory came from a dma-buf allocator.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isDmaBuf(): boolean {
    const buffer = this.live('look at')
    const count = c.gst_buffer_n_memory(buffer)
    for (let index = 0; index < count; index++) {
      if (c.gst_is_dmabuf_memory(c.gst_buffer_peek_memory(buffer, index)) === 0) return false
    }
    return count > 0
  }

  /**
   * True when the bytes are where the device or library that made them has put them: in memory of its own allocator, such as a dma-buf.
   * False when they were copied on their way, into memory of the system's although the stream began in a device's, as v4l2src does when
   * too many of its buffers are held. Null when all of the stream is in memory of the system's, which tells nothing.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_memory_is_type`
   */
  get isZeroCopy(): boolean | null {
    return isOfDevice(this.live('look at')) || (this.#media.isOfDevice ? false : null)
  }

  /**
   * True when the bytes may be changed: nobody else has a reference on the buffer or its memories.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isWritable(): boolean {
    const buffer = this.live('look at')
    // The sink that it came from has a reference of its own on the sample, until the next is pulled; for GStreamer that alone counts as
    // somebody who reads it.
    const ours = this.#wrapper === undefined ? 2 : 3
    if (refCount(buffer) > 1 || refCount(this.#sample) > ours) return false
    const count = c.gst_buffer_n_memory(buffer)
    for (let index = 0; index < count; index++) {
      if (!canBeChanged(c.gst_buffer_peek_memory(buffer, index))) return false
    }
    return true
  }

  /**
   * node-gtk's wrapper of the sample, typed once a program imports 'gst-allocators/gi' ({@link Wrapper}). It has a reference of its own,
   * so what it wraps lives until it is collected, or released by `unsafeRelease`.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Sample'> {
    this.live('wrap')
    return (this.#wrapper ??= wrapSample(this.#sample))
  }

  /** True once it was released. */
  get disposed(): boolean {
    return this.#guard === undefined
  }

  /** True once {@link Sample.keep | keep()} was called. */
  get kept(): boolean {
    return this.#isKept
  }

  /**
   * Takes it out of the hands of the loop that it came from: it lives until `dispose()`. A camera has few buffers to lend.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  keep(): this {
    this.live('keep')
    this.#isKept = true
    return this
  }

  /**
   * A copy of the bytes, of all memories one after the other.
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
      `Cannot copy these ${bytes.length} bytes: GStreamer could read ${copied}`,
    )
  }

  /** Releases it, and ends every view of its bytes. A second call does nothing. */
  dispose(): void {
    const guard = this.#guard
    if (guard === undefined) return
    this.#guard = undefined
    try {
      for (const memory of this.#memories ?? []) memory.dispose()
    } finally {
      const { sample } = guard.remains
      guard.remains.sample = 0n
      guards.retire(guard)
      c.gst_mini_object_unref(sample)
    }
  }

  /** The same as {@link Sample.dispose | dispose()}, for `using`. */
  [Symbol.dispose](): void {
    this.dispose()
  }

  /**
   * The GstBuffer and GstCaps of a sample that is to be handed on, and so must not be in the middle of being written.
   *
   * @internal
   */
  static pointersOf(sample: Sample): { sample: Pointer; buffer: Pointer; caps: Pointer | null } {
    const buffer = sample.live('hand on')
    for (const memory of sample.#memories ?? []) Memory.pointerOf(memory)
    return { sample: sample.#sample, buffer, caps: c.gst_sample_get_caps(sample.#sample) }
  }

  /**
   * What a sink must remember of the last one that it gave, for {@link detach}.
   *
   * @internal
   */
  static heldBy(sample: Sample): HeldSample | undefined {
    return sample.#guard?.remains
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    const { name } = this.constructor
    return this.disposed
      ? `${name} { disposed }`
      : `${name} { pts: ${this.pts ?? 'none'}, size: ${this.size}, caps: '${this.caps}' }`
  }

  /**
   * The GstBuffer, or the error that it was released.
   *
   * @internal
   */
  protected live(verb: string): Pointer {
    if (this.#guard === undefined)
      throw new GstAllocatorsError(
        'ERR_DISPOSED',
        `Cannot ${verb} this ${this.constructor.name.toLowerCase()}: it was released. A loop over a sink does so when it asks for the next one; keep() prevents that`,
      )
    return this.#buffer
  }

  /** @internal */
  protected checkWritable(mode: MapMode): void {
    if (mode === 'read' || this.isWritable) return
    throw new GstAllocatorsError(
      'ERR_FRAME_NOT_WRITABLE',
      `Cannot map this ${this.constructor.name.toLowerCase()} for writing: somebody else uses its memory. To write, read with { writable: true }, which waits until the thread that made it has let go`,
    )
  }

  get #sample(): Pointer {
    return this.#guard?.remains.sample ?? 0n
  }

  #time(offset: number): bigint | null {
    const time = peekStruct(this.live('read the times of'), layouts.GstBuffer.size).getBigUint64(
      offset,
      littleEndian,
    )
    return time === none ? null : time
  }
}

/** True when no memory of a buffer is one that GStreamer took of the system's. */
export function isOfDevice(buffer: Pointer): boolean {
  const count = c.gst_buffer_n_memory(buffer)
  for (let index = 0; index < count; index++)
    if (c.gst_memory_is_type(c.gst_buffer_peek_memory(buffer, index), 'SystemMemory') !== 0) return false
  return count > 0
}

/** How many references there are on a GstMiniObject. */
function refCount(miniObject: Pointer): number {
  return Number(readField(miniObject, layouts.GstMiniObject.refcount, 'int'))
}

/** A memory that one buffer has, and that is not read-only. */
function canBeChanged(memory: Pointer): boolean {
  const view = peekStruct(memory, layouts.GstMemory.size)
  const shares = view.getUint32(layouts.GstMemory.lockstate, littleEndian) >>> 16
  return (
    shares < 2 &&
    (view.getUint32(layouts.GstMemory.flags, littleEndian) & GST_MINI_OBJECT_FLAG_LOCK_READONLY) === 0
  )
}

const none = 2n ** 64n - 1n

/** The GstSample of a live one; 0n when it was released. */
export interface HeldSample extends Remains {
  sample: Pointer
}

/**
 * Gives a sample a GstSample of its own in place of the one that it shares with its sink. appsink 1.22 writes to that when it is flushed,
 * also when it is shared, which is a CRITICAL.
 */
export function detach(held: HeldSample): void {
  const { sample } = held
  if (sample === 0n) return
  const [buffer, caps, segment] = [
    c.gst_sample_get_buffer(sample),
    c.gst_sample_get_caps(sample),
    c.gst_sample_get_segment(sample),
  ]
  held.sample = c.gst_sample_new(buffer, caps, segment, null)
  c.gst_mini_object_unref(sample)
}

const guards = new Guards<HeldSample>(
  'Sample',
  () => ({ sample: 0n, stack: undefined }),
  ({ sample }) => {
    c.gst_mini_object_unref(sample)
  },
)

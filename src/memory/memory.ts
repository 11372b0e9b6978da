// One file, because its methods share one reference and one list of mappings; most of its lines are documentation.
import { inspect } from 'node:util'
import { Allocator } from '../allocators/allocator.js'
import { checkChoice, checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import {
  byteLength,
  c,
  canAllocate,
  endView,
  GST_MEMORY_FLAG_NO_SHARE,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  type Pointer,
  unsafeView,
} from '../ffi/index.js'
import { checkViewSize } from '../fd/check-view-size.js'
import { type MapMode, mapModes } from '../fd/map-mode.js'
import { Mapping } from '../fd/mapping.js'
import { checkMemoryWrapper, unsafeRelease, wrapMemory } from '../gi/wrapper.js'
import type { Wrapper } from '../gi/wrappers.js'
import { addMemoryKind, wrapNative } from './kinds.js'
import { mapFlags } from './map-flags.js'
import type { MapInfo } from './map-info.js'
import { NativeMemory, type Sizes } from './native-memory.js'
import { removeLast } from './remove-last.js'
import { abandon } from './abandon.js'
import { explainRefusal } from './explain-refusal.js'

/**
 * A block of memory that GStreamer knows, with one reference on it: {@link Memory.dispose | dispose()} gives the reference back at
 * once, and whatever backs the memory is freed with the last one.
 *
 * Memories come from an allocator, from another memory, or from node-gtk's wrapper by {@link Memory.from}.
 *
 * @see `GstMemory`
 * @example
 * ```ts
 * import { Memory } from 'gst-allocators'
 * import { Gst } from 'gst-allocators/gi'
 *
 * using memory = Memory.from(Gst.Allocator.find(null)!.alloc(4096, null)!)
 * console.log(memory.size) // 4096
 * ```
 */
export class Memory implements Disposable {
  readonly #native: NativeMemory
  readonly #mappings: Mapping[] = []
  #wrapper: Wrapper<'Gst.Memory'> | undefined

  static {
    addMemoryKind({ matches: () => true, wrap: (native) => new Memory(native) })
  }

  protected constructor(native: NativeMemory) {
    if (!(native instanceof NativeMemory))
      throw new GstAllocatorsError(
        'ERR_NOT_MEMORY',
        'Cannot construct a Memory: use an allocator, or Memory.from()',
      )
    this.#native = native
  }

  /**
   * Wraps a memory that node-gtk handed out, in the subclass that fits it. The wrapper stays the caller's; the result has a
   * reference of its own.
   *
   * @param gi - node-gtk's wrapper of a live GstMemory; not one from `peekMemory()` whose buffer is gone
   * @throws {GstAllocatorsError} `ERR_NOT_MEMORY`: it is none, or not of the class that `from` was called on
   */
  static from<T extends Memory>(this: { readonly prototype: T }, gi: Wrapper<'Gst.Memory'>): T {
    const memory = wrapNative(NativeMemory.of(checkMemoryWrapper(gi)))
    if (isInstance(memory, this.prototype)) return memory
    memory.dispose()
    const required = this.prototype.constructor.name
    const found = memory.constructor.name
    throw new GstAllocatorsError('ERR_NOT_MEMORY', `Cannot use this memory as ${required}: it is ${found}`, {
      required,
      found,
    })
  }

  /**
   * How many bytes can be used.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get size(): number {
    return this.live('read the size of').sizes().size
  }

  /**
   * How many bytes the whole block has, with what comes before `offset` and after `size`.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get maxSize(): number {
    return this.live('read the maximum size of').sizes().maxSize
  }

  /**
   * Where the usable bytes begin in the block, in bytes.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get offset(): number {
    return this.live('read the offset of').sizes().offset
  }

  /**
   * The alignment of the block, as a mask: 0 for none, 7 for 8 bytes.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get align(): number {
    return this.live('read the alignment of').align
  }

  /**
   * True when GStreamer forbids to map the memory for writing, as it does for every share.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isReadOnly(): boolean {
    return this.live('read the flags of').hasFlag(GST_MINI_OBJECT_FLAG_LOCK_READONLY)
  }

  /**
   * The allocator that made the memory: the very object, when it is one of this package's.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get allocator(): Allocator {
    const { allocator } = this.gi
    if (allocator === null)
      throw new GstAllocatorsError('ERR_NOT_MEMORY', 'Cannot read the allocator of this memory: it has none')
    return Allocator.from(allocator)
  }

  /**
   * node-gtk's wrapper of the memory, with all that introspection offers. It dies with this object: after `dispose()` its members throw.
   * It is typed once a program imports 'gst-allocators/gi' ({@link Wrapper}).
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Memory'> {
    return (this.#wrapper ??= wrapMemory(this.live('wrap').pointer))
  }

  /** True once the memory was disposed. */
  get disposed(): boolean {
    return this.#native.isReleased
  }

  /**
   * Makes the bytes available to JavaScript without copying them. Mappings nest as GStreamer allows it: reading inside reading, and
   * anything inside 'readwrite'.
   *
   * @param mode - what the bytes are needed for; bytes mapped for `'read'` have a type that cannot be written
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_MAP_CONFLICT`, `ERR_MEMORY_READ_ONLY`, `ERR_FD_ACCESS`, `ERR_FD_TOO_SMALL`,
   *   `ERR_BAD_FD`, `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`
   * @see `gst_memory_map`
   * @example
   * ```ts
   * import { createMemfd, FdAllocator } from 'gst-allocators'
   *
   * using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
   * {
   *   using mapping = memory.map('readwrite')
   *   mapping.bytes.set([1, 2, 3])
   * }
   * using again = memory.map('read')
   * console.log(again.bytes[2]) // 3
   * ```
   */
  map<M extends MapMode>(mode: M): Mapping<M> {
    const native = this.live('map')
    checkChoice('mode', mode, mapModes)
    const sizes = native.sizes()
    checkViewSize(sizes.size)
    this.beforeAccess(sizes, 'map')

    const info = native.map(mapFlags[mode])
    if (info === undefined) throw this.explainRefusal(native, mode)
    try {
      this.afterMap(native, sizes, info, mode)
      const { data, size } = info
      const buffer = unsafeView(data, size)
      let isViewEnded = false
      const mapping = new Mapping(mode, buffer, () => {
        if (!isViewEnded) {
          if (byteLength(buffer) !== size) {
            removeLast<Mapping>(this.#mappings, mapping)
            abandon(native, info)
            return
          }
          endView(buffer, data, size)
          isViewEnded = true
        }
        try {
          this.#unmap(native, info, mode)
        } finally {
          removeLast<Mapping>(this.#mappings, mapping)
        }
      })
      this.#mappings.push(mapping)
      return mapping
    } catch (error) {
      native.unmap(info)
      throw error
    }
  }

  /**
   * A memory over a part of this one's bytes, not copied. It is read-only, and keeps what backs both alive.
   *
   * @param offset - where the part begins, in bytes from the beginning of this memory. Default: 0
   * @param size - its size in bytes, 1 or more. Default: all that follows
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_NOT_SHAREABLE`, `ERR_MAP_CONFLICT`
   * @see `gst_memory_share`
   * @example
   * ```ts
   * import { createMemfd, FdAllocator } from 'gst-allocators'
   *
   * using memory = new FdAllocator().alloc(createMemfd(8192), 8192)
   * using half = memory.share(4096, 4096)
   * console.log(half.size, half.offset) // 4096 4096
   * ```
   */
  share(offset = 0, size?: number): this {
    const native = this.live('share')
    const length = checkPart(native, offset, size)
    if (native.hasFlag(GST_MEMORY_FLAG_NO_SHARE))
      throw new GstAllocatorsError('ERR_NOT_SHAREABLE', 'Cannot share this memory: its allocator forbids it')
    if (native.isSharedToTheLimit)
      throw new GstAllocatorsError(
        'ERR_MAP_CONFLICT',
        'Cannot share this memory: it has as many shares as can be counted',
      )
    if (native.isMappedForWriting)
      throw new GstAllocatorsError(
        'ERR_MAP_CONFLICT',
        'Cannot share this memory: it is mapped for writing. Unmap it first',
      )
    // Up to 1.26 a size of -1 overruns the end of a memory with an offset, so the size is always said.
    const pointer = c.gst_memory_share(native.pointer, offset, length)
    if (pointer === null)
      throw new GstAllocatorsError('ERR_NOT_SHAREABLE', 'Cannot share this memory: GStreamer refused')
    return this.sibling(new NativeMemory(pointer)) as this
  }

  /**
   * A copy of the bytes, in memory of the system's or of the allocator's choice: a copy of fd-backed memory has no fd.
   *
   * @param offset - where to begin, in bytes from the beginning of this memory. Default: 0
   * @param size - how many bytes, 1 or more. Default: all that follow
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_FD_TOO_SMALL`, `ERR_BAD_FD`,
   *   `ERR_SYNC_FAILED`, `ERR_COPY_FAILED`
   * @see `gst_memory_copy`
   */
  copy(offset = 0, size?: number): Memory {
    const native = this.live('copy')
    const length = checkPart(native, offset, size)
    this.beforeAccess(native.sizes(), 'copy')
    if (!canAllocate(length))
      throw new GstAllocatorsError(
        'ERR_COPY_FAILED',
        `Cannot copy this memory: there are no ${length} bytes to be had`,
      )
    const pointer = this.whileReading(() => c.gst_memory_copy(native.pointer, offset, length))
    if (pointer === null)
      throw new GstAllocatorsError(
        'ERR_COPY_FAILED',
        'Cannot copy this memory: it cannot be mapped for reading',
        {
          cause: this.explainRefusal(native, 'read'),
        },
      )
    return wrapNative(new NativeMemory(pointer))
  }

  /**
   * Changes which part of the block is used. Mappings that are open keep the bytes that they have.
   *
   * @param offset - how far the beginning moves, in bytes; negative towards the beginning of the block
   * @param size - the new size in bytes
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_MAP_CONFLICT`: it is shared
   *   more than once
   * @see `gst_memory_resize`
   */
  resize(offset: number, size: number): void {
    const native = this.live('resize')
    const { offset: start, maxSize } = native.sizes()
    checkInteger('offset', offset, -start, maxSize - start)
    checkInteger('size', size, 0, maxSize - start - offset)
    if (c.gst_mini_object_is_writable(native.pointer) === 0)
      throw new GstAllocatorsError(
        'ERR_MAP_CONFLICT',
        'Cannot resize this memory: more than one share of it exists',
      )
    c.gst_memory_resize(native.pointer, offset, size)
  }

  /**
   * Tells whether `other` begins where this memory ends, in the same block, so that the two could be used as one. Of fd-backed
   * memory GStreamer 1.22 always says false.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_memory_is_span`
   */
  isSpan(other: Memory): boolean {
    const native = this.live('compare')
    if (!(other instanceof Memory)) throw wrongType('other', 'a Memory', other)
    return c.gst_memory_is_span(native.pointer, other.live('compare').pointer, null) !== 0
  }

  /**
   * Ends the mappings that are open and gives the reference back, at once. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the memory was disposed all the same
   * @see `gst_memory_unref`
   */
  dispose(): void {
    if (this.disposed) return
    const failures = this.#mappings.length === 0 ? [] : this.#unmapAll()
    const wrapper = this.#wrapper
    this.#wrapper = undefined
    this.#native.release()
    if (wrapper !== undefined) unsafeRelease(wrapper)
    if (failures.length > 0) throw failures[0]
  }

  /** The same as {@link Memory.dispose | dispose()}, for `using`. */
  [Symbol.dispose](): void {
    this.dispose()
  }

  /**
   * The address of a memory that is to be handed on, and so must not be in the middle of being written.
   *
   * @internal
   */
  static pointerOf(memory: Memory): Pointer {
    const native = memory.live('hand on')
    if (!native.isMappedForWriting) return native.pointer
    throw new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      'Cannot hand this memory on: it is mapped for writing. Unmap it first',
    )
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    const { name } = this.constructor
    if (this.disposed) return `${name} { disposed }`
    const { size, offset } = this.#native.sizes()
    return `${name} { size: ${size}, offset: ${offset} }`
  }

  /**
   * The reference, or the error that it was given back.
   *
   * @internal
   */
  protected live(verb: string): NativeMemory {
    if (this.disposed)
      throw new GstAllocatorsError('ERR_DISPOSED', `Cannot ${verb} this memory: it was disposed`)
    return this.#native
  }

  /**
   * Throws when an access to the bytes would end the process.
   *
   * @internal
   */
  protected beforeAccess(_sizes: Sizes, _verb: string): void {
    // Memory that is not backed by a file cannot shrink.
  }

  /**
   * Makes a call that reads the bytes in C.
   *
   * @internal
   */
  protected whileReading<T>(read: () => T): T {
    return read()
  }

  /**
   * Makes a new mapping safe to use; when it throws, the mapping is undone.
   *
   * @internal
   */
  protected afterMap(_native: NativeMemory, _sizes: Sizes, _info: MapInfo, _mode: MapMode): void {
    // Only memory that is backed by a file needs more.
  }

  /**
   * Ends what `afterMap` began.
   *
   * @internal
   */
  protected beforeUnmap(_mode: MapMode): void {
    // Only memory that is backed by a file needs more.
  }

  /**
   * Wraps a memory of the same kind.
   *
   * @internal
   */
  protected sibling(native: NativeMemory): Memory {
    return wrapNative(native)
  }

  /**
   * The error that says why GStreamer did not map.
   *
   * @internal
   */
  protected explainRefusal(native: NativeMemory, mode: MapMode): GstAllocatorsError {
    return explainRefusal(
      native,
      mode,
      this.#mappings.map((mapping) => mapping.mode),
    )
  }

  /** Ends every mapping, and returns what went wrong. */
  #unmapAll(): unknown[] {
    const failures: unknown[] = []
    for (const mapping of [...this.#mappings]) {
      try {
        mapping.unmap()
      } catch (error) {
        // After anything else, such as a stack overflow, there is still a view of the bytes.
        if (!(error instanceof GstAllocatorsError)) throw error
        failures.push(error)
      }
    }
    return failures
  }

  #unmap(native: NativeMemory, info: MapInfo, mode: MapMode): void {
    try {
      this.beforeUnmap(mode)
    } finally {
      native.unmap(info)
    }
  }
}

function isInstance<T extends Memory>(memory: Memory, prototype: T): memory is T {
  return Object.prototype.isPrototypeOf.call(prototype, memory)
}

/** Checks a part of a memory, and says how long it is. */
function checkPart(native: NativeMemory, offset: number, size: number | undefined): number {
  const whole = native.sizes().size
  checkInteger('offset', offset, 0, whole - 1)
  return size === undefined ? whole - offset : checkInteger('size', size, 1, whole - offset)
}

// More than 200 lines, because it is the public face of a memory: 16 members, most of whose lines are documentation.
import { inspect } from 'node:util'
import { brandClass, checkChoice, GstAllocatorsError, wrongType } from '../errors/index.js'
import { c, GST_MINI_OBJECT_FLAG_LOCK_READONLY, layouts, type Pointer, readPointer } from '../ffi/index.js'
import { checkMemoryWrapper, unsafeRelease, wrapMemory } from '../gi/wrapper.js'
import type { Wrapper } from '../gi/wrappers.js'
import { type MapMode, mapModes, type Mapping } from '../mapping/index.js'
import { Allocator } from './allocator.js'
import { checkPart } from './check-part.js'
import { copyNative } from './copy-native.js'
import { addMemoryKind, wrapNative } from './kinds.js'
import { mapNative } from './map-native.js'
import { type MemoryAccess, plainAccess } from './memory-access.js'
import { NativeMemory } from './native-memory.js'
import { OpenMappings } from './open-mappings.js'
import { resizeNative } from './resize-native.js'
import { shareNative } from './share-native.js'

/**
 * A block of memory that GStreamer knows, and one reference to it. {@link Memory.dispose | dispose()} releases the
 * reference at once. Whatever backs the memory is freed with the last reference.
 *
 * A memory comes from an allocator, from another memory, or from node-gtk's wrapper with {@link Memory.from}.
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
  readonly #mappings = new OpenMappings()
  #wrapper: Wrapper<'Gst.Memory'> | undefined
  #checkChange: ((change: string) => void) | undefined
  /** Keeps the allocator, so that `allocator` returns the same object. */
  #maker: Allocator | undefined

  static {
    brandClass(this, 'Memory')
    addMemoryKind({ matches: () => true, wrap: (native) => new Memory(native) })
  }

  /** @internal Returns true for an object of this class that this copy of the package made. */
  static is(value: unknown): value is Memory {
    return typeof value === 'object' && value !== null && #native in value
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
   * Wraps a memory from node-gtk in the most specific subclass. The wrapper stays the caller's; the result has its own
   * reference.
   *
   * @param gi - node-gtk's wrapper of a live GstMemory; not one from `peekMemory()` whose buffer is gone
   * @throws {GstAllocatorsError} `ERR_NOT_MEMORY`: it is not a memory, or not of the class that `from` was called on
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
   * The number of bytes that can be used.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get size(): number {
    return this.live('read the size of').sizes().size
  }

  /**
   * The number of bytes in the whole block, including those before `offset` and after the usable bytes.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get maxSize(): number {
    return this.live('read the maximum size of').sizes().maxSize
  }

  /**
   * The position of the usable bytes in the block, in bytes.
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
   * True if GStreamer does not allow the memory to be mapped for writing. This is so for every share.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get isReadOnly(): boolean {
    return this.live('read the flags of').hasFlag(GST_MINI_OBJECT_FLAG_LOCK_READONLY)
  }

  /**
   * The allocator that made the memory. If it is one of this package, this is the same object.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get allocator(): Allocator {
    const allocator = readPointer(this.live('read the allocator of').pointer, layouts.GstMemory.allocator)
    if (allocator === 0n)
      throw new GstAllocatorsError('ERR_NOT_MEMORY', 'Cannot read the allocator of this memory: it has none')
    return Allocator.of(allocator)
  }

  /**
   * node-gtk's wrapper of the memory, with everything that introspection offers. It cannot be used after `dispose()`:
   * its members throw. It is typed once a program imports 'gst-allocators/gi' ({@link Wrapper}).
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   */
  get gi(): Wrapper<'Gst.Memory'> {
    return (this.#wrapper ??= wrapMemory(this.live('wrap').pointer))
  }

  /** True once the memory has been disposed. */
  get disposed(): boolean {
    return this.#native.isReleased
  }

  /**
   * Makes the bytes available to JavaScript without copying them. Mappings nest as far as GStreamer allows: `'read'`
   * inside `'read'`, and every mode inside `'readwrite'`.
   *
   * @param mode - the access that is needed; bytes mapped for `'read'` have a type without mutating methods
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_MAP_CONFLICT`, `ERR_MEMORY_READ_ONLY`, `ERR_FD_ACCESS`,
   *   `ERR_FD_TOO_SMALL`, `ERR_BAD_FD`, `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`
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
    if (mode !== 'read') this.#checkChange?.('map')
    return mapNative(native, mode, this.access, this.#mappings)
  }

  /**
   * Returns a memory for a part of the same bytes, without copying them. It is read-only, and keeps the bytes alive.
   *
   * @param offset - the start of the part, in bytes from the beginning of this memory. Default: 0
   * @param size - the size of the part in bytes, 1 or more. Default: everything from `offset` on
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_NOT_SHAREABLE`,
   *   `ERR_MAP_CONFLICT`
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
    const share = this.sibling(shareNative(native, offset, checkPart(native, offset, size)))
    return (this.#maker === undefined ? share : Memory.madeBy(share, this.#maker)) as this
  }

  /**
   * Copies the bytes into memory of the system's or the allocator's choice. A copy of fd-backed memory has no fd.
   *
   * @param offset - the first byte to copy, from the beginning of this memory. Default: 0
   * @param size - the number of bytes, 1 or more. Default: everything from `offset` on
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_FD_TOO_SMALL`,
   *   `ERR_BAD_FD`, `ERR_SYNC_FAILED`, `ERR_COPY_FAILED`
   * @see `gst_memory_copy`
   */
  copy(offset = 0, size?: number): Memory {
    const native = this.live('copy')
    const part = { offset, size: checkPart(native, offset, size) }
    return wrapNative(copyNative(native, part, this.access, this.#mappings))
  }

  /**
   * Changes which part of the block is used. Open mappings keep their bytes.
   *
   * @param offset - the distance to move the start, in bytes; negative towards the beginning of the block
   * @param size - the new size in bytes
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_MAP_CONFLICT`: it has
   *   more than one share
   * @see `gst_memory_resize`
   */
  resize(offset: number, size: number): void {
    const native = this.live('resize')
    this.#checkChange?.('resize')
    resizeNative(native, offset, size)
  }

  /**
   * Returns whether `other` begins where this memory ends, in the same block, so that the two could be used as one. For
   * fd-backed memory, GStreamer 1.22 always returns false.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`
   * @see `gst_memory_is_span`
   */
  isSpan(other: Memory): boolean {
    const native = this.live('compare')
    if (!Memory.is(other)) throw wrongType('other', 'a Memory', other)
    return c.gst_memory_is_span(native.pointer, other.live('compare').pointer, null) !== 0
  }

  /**
   * Ends the open mappings and releases the reference, at once. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYNC_FAILED` (dma-bufs only); the memory has been disposed all the same
   * @see `gst_memory_unref`
   */
  dispose(): void {
    if (this.disposed) return
    const [failure] = this.#mappings.endAll()
    const wrapper = this.#wrapper
    this.#wrapper = undefined
    this.#native.release()
    if (wrapper !== undefined) unsafeRelease(wrapper)
    if (failure !== undefined) throw failure
  }

  /** The same as {@link Memory.dispose | dispose()}, for `using`. */
  [Symbol.dispose](): void {
    this.dispose()
  }

  /** @internal Returns the address of a memory that is about to be handed on, which must not be mapped for writing. */
  static pointerOf(memory: Memory): Pointer {
    const native = memory.live('hand on')
    if (!native.isMappedForWriting) return native.pointer
    throw new GstAllocatorsError(
      'ERR_MAP_CONFLICT',
      'Cannot pass this memory on: it is mapped for writing. Unmap it first',
    )
  }

  /** @internal Notes which allocator made a memory. */
  static madeBy<T extends Memory>(memory: T, maker: Allocator): T {
    memory.#maker = maker
    return memory
  }

  /** @internal Sets what throws if a user of the same bytes forbids a change, whose verb it gets. */
  static guard(memory: Memory, checkChange: (change: string) => void): void {
    memory.#checkChange = checkChange
  }

  /** @internal Returns what `console.log` prints. */
  [inspect.custom](): string {
    const { name } = this.constructor
    if (this.disposed) return `${name} { disposed }`
    const { size, offset } = this.#native.sizes()
    return `${name} { size: ${size}, offset: ${offset} }`
  }

  /** @internal Returns the reference, or throws if it was released. */
  protected live(verb: string): NativeMemory {
    if (this.disposed)
      throw new GstAllocatorsError('ERR_DISPOSED', `Cannot ${verb} this memory: it was disposed`)
    return this.#native
  }

  /** @internal How the bytes are accessed. */
  protected get access(): MemoryAccess {
    return plainAccess
  }

  /** @internal Wraps a memory of the same kind. */
  protected sibling(native: NativeMemory): Memory {
    return wrapNative(native)
  }
}

function isInstance<T extends Memory>(memory: Memory, prototype: T): memory is T {
  return Object.prototype.isPrototypeOf.call(prototype, memory)
}

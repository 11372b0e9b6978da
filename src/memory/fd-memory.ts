import { GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { dupFd, fdKind, fdSize, isInTmpfs, type OwnedFd, type SharedFd, shareFd } from '../fd/index.js'
import { explainFd } from '../fd/explain-fd.js'
import { explainPrivate } from './explain-private.js'
import { disarmWrites } from './disarm-writes.js'
import { addMemoryKind } from './kinds.js'
import type { MapInfo } from './map-info.js'
import type { MapMode } from '../fd/map-mode.js'
import { Memory } from './memory.js'
import type { NativeMemory, Sizes } from './native-memory.js'
import { syncDmaBuf } from '../fd/sync-dma-buf.js'

/** What is known of memory that was made here, and not of that which came from elsewhere. */
export interface FdOrigin {
  /** Who owns the fd, when it was only lent: kept, so that the fd stays open as long as the memory needs it. */
  readonly lender: OwnedFd | undefined
  /** True when it stays mapped after the last unmap. */
  readonly staysMapped: boolean
  /** True when it is mapped for this process only. */
  readonly isPrivate: boolean
}

/**
 * Memory that is backed by a file descriptor, and mapped into the process only while it is in use. If that is a dma-buf, mapping it brackets
 * the access with DMA_BUF_IOCTL_SYNC, whose failures are errors here.
 *
 * @since GStreamer 1.6
 * @see `gst_fd_allocator_alloc`
 */
export class FdMemory extends Memory {
  readonly #fd: number
  #origin: FdOrigin | undefined
  #isReplaceable: boolean | undefined
  #needsSync: boolean | undefined

  static {
    addMemoryKind({
      matches: (pointer) => c.gst_is_fd_memory(pointer) !== 0,
      wrap: (native) => new FdMemory(native, c.gst_fd_memory_get_fd(native.pointer)),
    })
  }

  protected constructor(native: NativeMemory, fd: number, origin?: FdOrigin) {
    super(native)
    this.#fd = fd
    this.#origin = origin
  }

  /**
   * Wraps what an allocator has just made.
   *
   * @internal
   */
  static adopt(native: NativeMemory, fd: number, origin?: FdOrigin): FdMemory {
    return new FdMemory(native, fd, origin)
  }

  /**
   * The number of the file descriptor, borrowed: it is the memory's, and may be closed as soon as the memory is disposed. -1
   * after that. A share has its parent's.
   *
   * @see `gst_fd_memory_get_fd`
   */
  get fd(): number {
    return this.disposed ? -1 : this.#fd
  }

  /**
   * A second fd for what backs the memory, which is yours to keep and to close.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_SYSTEM` (`EMFILE`: too many open files)
   * @example
   * ```ts
   * import { createMemfd, FdAllocator } from 'gst-allocators'
   *
   * const memory = new FdAllocator().alloc(createMemfd(4096), 4096)
   * using fd = memory.dupFd()
   * memory.dispose()
   * console.log(fd.size) // 4096: the file lives on
   * ```
   */
  dupFd(): OwnedFd {
    this.live('duplicate the fd of')
    return dupFd(this.#fd)
  }

  /**
   * Describes the memory for a worker, which maps the same bytes by `mapShared()`: plain data to post, that owns nothing. Hold the
   * memory until the worker says that it is done. Released earlier, it is an error there if nothing was mapped yet; if something was,
   * the pipeline may write the next frame into what the worker is reading.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FD_TOO_SMALL`, `ERR_BAD_FD`
   * @example
   * ```ts
   * import { createMemfd, FdAllocator, mapShared } from 'gst-allocators'
   *
   * using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
   * const shared = memory.shareFd() // worker.postMessage(shared)
   * using mapping = mapShared(shared) // in the worker, from 'gst-allocators/fd'
   * console.log(mapping.bytes.length) // 4096
   * ```
   */
  shareFd(): SharedFd {
    const { offset, size, maxSize } = this.live('share the fd of').sizes()
    this.beforeAccess({ offset, size, maxSize }, 'share the fd of')
    return shareFd(this.#fd, { offset, size })
  }

  /**
   * Tells whether a private mapping may take the place of the library's: not of a share, whose mapping is its parent's, nor of what came
   * from elsewhere.
   *
   * @internal
   */
  get isReplaceable(): boolean {
    return (this.#isReplaceable ??= this.#origin?.staysMapped === false && isInTmpfs(this.#fd))
  }

  /**
   * Tells whether an access needs DMA_BUF_IOCTL_SYNC: when it is a dma-buf, whoever wrapped it.
   *
   * @internal
   */
  protected get needsSync(): boolean {
    return (this.#needsSync ??= fdKind(this.#fd) === 'dmabuf')
  }

  /** @internal */
  protected override beforeAccess({ offset, size }: Sizes, verb: string): void {
    const required = offset + size
    const found = fdSize(this.#fd)
    if (found >= required) return
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot ${verb} this memory: it needs ${required} bytes, and the file behind fd ${this.#fd} has ${found}. Somebody cut it short; a sealed memfd prevents that`,
      { fd: this.#fd, required, found },
    )
  }

  /** @internal */
  protected override whileReading<T>(read: () => T): T {
    if (!this.needsSync) return read()
    syncDmaBuf(this.#fd, 'read', 'start')
    try {
      return read()
    } finally {
      syncDmaBuf(this.#fd, 'read', 'end')
    }
  }

  /** @internal */
  protected override afterMap(native: NativeMemory, sizes: Sizes, info: MapInfo, mode: MapMode): void {
    if (mode === 'read') disarmWrites(native, sizes, info, this)
    // GStreamer's fd allocator never does.
    if (this.needsSync) syncDmaBuf(this.#fd, mode, 'start')
  }

  /** @internal */
  protected override beforeUnmap(mode: MapMode): void {
    if (this.needsSync) syncDmaBuf(this.#fd, mode, 'end')
  }

  /** @internal */
  protected override sibling(native: NativeMemory): Memory {
    const sibling = super.sibling(native)
    if (sibling instanceof FdMemory)
      sibling.#origin = {
        lender: this.#origin?.lender,
        staysMapped: true,
        isPrivate: this.#origin?.isPrivate ?? false,
      }
    return sibling
  }

  /** @internal */
  protected override explainRefusal(native: NativeMemory, mode: MapMode): GstAllocatorsError {
    const error = super.explainRefusal(native, mode)
    const mayBeTheFd = error.code === 'ERR_MAP_FAILED' || error.code === 'ERR_MEMORY_READ_ONLY'
    if (!mayBeTheFd) return error
    const whyPrivate = this.#origin?.isPrivate === true ? explainPrivate(this.#fd, mode) : undefined
    return explainFd(this.#fd, mode) ?? whyPrivate ?? error
  }
}

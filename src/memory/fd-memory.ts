import { brandClass } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { dupFd, type OwnedFd, type SharedFd, shareFd } from '../fd/index.js'
import { FdAccess, type FdOrigin } from './fd-access.js'
import { addMemoryKind } from './kinds.js'
import { Memory } from './memory.js'
import type { NativeMemory } from './native-memory.js'

/**
 * Memory that is backed by a file descriptor, and mapped into the process only while it is in use. If the fd is a
 * dma-buf, mapping brackets the access with DMA_BUF_IOCTL_SYNC, and throws if that fails.
 *
 * @since GStreamer 1.6
 * @see `gst_is_fd_memory`
 */
export class FdMemory extends Memory {
  readonly #fd: number
  #origin: FdOrigin | undefined
  #access: FdAccess | undefined

  static {
    brandClass(this, 'FdMemory')
    addMemoryKind({
      matches: (pointer) => c.gst_is_fd_memory(pointer) !== 0,
      wrap: (native) => new FdMemory(native, c.gst_fd_memory_get_fd(native.pointer)),
    })
  }

  /** @internal Returns true for an object of this class that this copy of the package made. */
  static override is(value: unknown): value is FdMemory {
    return typeof value === 'object' && value !== null && #fd in value
  }

  protected constructor(native: NativeMemory, fd: number, origin?: FdOrigin) {
    super(native)
    this.#fd = fd
    this.#origin = origin
  }

  /** @internal Wraps a memory that an allocator has just made. */
  static adopt(native: NativeMemory, fd: number, origin?: FdOrigin): FdMemory {
    return new FdMemory(native, fd, origin)
  }

  /**
   * The number of the file descriptor. It is borrowed: the memory owns it, and it may be closed as soon as the memory
   * is disposed. After that, the value is -1. A share has the fd of its parent.
   *
   * @see `gst_fd_memory_get_fd`
   */
  get fd(): number {
    return this.disposed ? -1 : this.#fd
  }

  /**
   * Duplicates the file descriptor. You own the duplicate, which keeps the file alive without the memory.
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
   * Describes the memory for a worker, which maps the same bytes with `mapShared()`. The result is plain data to post,
   * and owns nothing. Hold the memory until the worker says that it is done. If you release it earlier, `mapShared()`
   * throws; if the worker has mapped it already, the pipeline may write the next frame into the bytes that the worker
   * reads.
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
    this.access.check({ offset, size, maxSize }, 'share the fd of')
    return shareFd(this.#fd, { offset, size })
  }

  /** @internal */
  protected override get access(): FdAccess {
    return (this.#access ??= this.createAccess(this.#fd, this.#origin))
  }

  /** @internal */
  protected createAccess(fd: number, origin: FdOrigin | undefined): FdAccess {
    return new FdAccess(fd, origin, false)
  }

  /** @internal */
  protected override sibling(native: NativeMemory): Memory {
    const sibling = super.sibling(native)
    if (FdMemory.is(sibling))
      sibling.#origin = {
        lender: this.#origin?.lender,
        staysMapped: true,
        isPrivate: this.#origin?.isPrivate ?? false,
      }
    return sibling
  }
}

import { checkOptions, wrongType } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import type { OwnedFd } from '../fd/index.js'
import type { Wrapper } from '../gi/wrappers.js'
import { Allocator, DmaBufMemory, Memory } from '../memory/index.js'
import { create, FdAllocator, type FdAllocatorOptions, withName } from './fd-allocator.js'
import { FdMemoryFlags } from './fd-memory-flags.js'
import { type FdAllocOptions, type FdMaker, giveFd } from './give-fd.js'
import { pin } from './pin.js'

/** Options of a dma-buf allocator. */
export interface DmaBufAllocatorOptions extends FdAllocatorOptions {
  /**
   * Whether to refuse an fd that is not a dma-buf. Elements would treat it as one, and fail much later. The C library
   * does not check. Default: true.
   */
  readonly requireDmaBuf?: boolean | undefined
}

/**
 * Wraps dma-bufs as memory that devices and other processes use in place.
 *
 * @since GStreamer 1.2, as a class 1.12
 * @see `GstDmaBufAllocator`
 * @example
 * ```ts
 * import { createMemfd, DmaBufAllocator } from 'gst-allocators'
 *
 * const allocator = new DmaBufAllocator({ requireDmaBuf: false }) // a memfd will do for a test
 * using memory = allocator.alloc(createMemfd(4096), 4096)
 * console.log(memory.size) // 4096
 * ```
 */
export class DmaBufAllocator extends FdAllocator {
  declare readonly gi: Wrapper<'GstAllocators.DmaBufAllocator', FdAllocator['gi']>
  readonly #maker: FdMaker<DmaBufMemory>

  /**
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_LIBRARY_MISSING`, `ERR_WORKER_THREAD`
   * @see `gst_dmabuf_allocator_new`
   */
  constructor(options: DmaBufAllocatorOptions = {}) {
    super(options)
    const { requireDmaBuf = true } = options
    if (typeof requireDmaBuf !== 'boolean') throw wrongType('requireDmaBuf', 'a boolean', requireDmaBuf)
    this.#maker = {
      requireDmaBuf,
      alloc: (fd, size, flags) =>
        c.gst_dmabuf_allocator_alloc_with_flags(pin(Allocator.pointerOf(this)), fd, size, flags),
      adopt: (native, fd, origin) => DmaBufMemory.adopt(native, fd, origin),
    }
  }

  /** @internal */
  protected static override [create](options: DmaBufAllocatorOptions): Pointer {
    checkOptions(options, { name: true, requireDmaBuf: true })
    return withName(options, () => c.gst_dmabuf_allocator_new())
  }

  /**
   * Wraps a dma-buf as memory. Once this call has returned, the memory owns the fd, except with `DONT_CLOSE`. If it
   * throws, the fd is still the caller's.
   *
   * @param fd - an `OwnedFd`, which reads -1 afterwards, or the number of an open fd
   * @param size - the number of bytes to use: 1 or more, and not more than the dma-buf has
   * @param options - `FdMemoryFlags`, or an object that also says which part of the dma-buf to use
   * @throws {GstAllocatorsError} `ERR_NOT_DMABUF`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`,
   *   `ERR_FD_CLOSED`, `ERR_FD_TOO_SMALL`, `ERR_ALLOC_FAILED`
   * @see `gst_dmabuf_allocator_alloc`
   */
  override alloc(
    fd: OwnedFd | number,
    size: number,
    options: number | FdAllocOptions = FdMemoryFlags.NONE,
  ): DmaBufMemory {
    return Memory.madeBy(giveFd(fd, size, options, this.#maker), this)
  }

  /**
   * The same as {@link DmaBufAllocator.alloc | alloc()}, under the name of the C function that takes flags.
   *
   * @throws {GstAllocatorsError} as `alloc()` does
   * @since GStreamer 1.16
   * @see `gst_dmabuf_allocator_alloc_with_flags`
   * @example
   * ```ts
   * import { createMemfd, DmaBufAllocator, FdMemoryFlags } from 'gst-allocators'
   *
   * const allocator = new DmaBufAllocator({ requireDmaBuf: false })
   * using memory = allocator.allocWithFlags(createMemfd(4096), 4096, FdMemoryFlags.KEEP_MAPPED)
   * ```
   */
  allocWithFlags(fd: OwnedFd | number, size: number, flags: number): DmaBufMemory {
    return this.alloc(fd, size, flags)
  }
}

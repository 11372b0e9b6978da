import { checkOptions, wrongType } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import type { OwnedFd } from '../fd/index.js'
import type { Wrapper } from '../gi/wrappers.js'
import { Allocator, FdMemory, Memory } from '../memory/index.js'
import { FdMemoryFlags } from './fd-memory-flags.js'
import { type FdAllocOptions, type FdMaker, giveFd } from './give-fd.js'
import { pin } from './pin.js'

/** The name of the method that makes the GstAllocator: a symbol, so that no subclass defines it by accident. */
export const create = Symbol('create')

/** Options of an fd allocator. */
export interface FdAllocatorOptions {
  /** The name of the GstObject, as GStreamer's logs show it. Default: a name that GStreamer generates. */
  readonly name?: string | undefined
}

/**
 * Wraps file descriptors as memory: a memfd, a file, anything that can be mapped.
 *
 * @since GStreamer 1.6
 * @see `GstFdAllocator`
 * @example
 * ```ts
 * import { createMemfd, FdAllocator } from 'gst-allocators'
 *
 * const allocator = new FdAllocator()
 * using memory = allocator.alloc(createMemfd(4096), 4096)
 * console.log(memory.size) // 4096
 * ```
 */
export class FdAllocator extends Allocator {
  declare readonly gi: Wrapper<'GstAllocators.FdAllocator', Allocator['gi']>
  readonly #maker: FdMaker<FdMemory> = {
    requireDmaBuf: false,
    alloc: (fd, size, flags) => c.gst_fd_allocator_alloc(pin(Allocator.pointerOf(this)), fd, size, flags),
    adopt: (native, fd, origin) => FdMemory.adopt(native, fd, origin),
  }

  /**
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_LIBRARY_MISSING`, `ERR_WORKER_THREAD`
   * @see `gst_fd_allocator_new`
   */
  constructor(options: FdAllocatorOptions = {}) {
    super(new.target[create](options))
  }

  /** @internal */
  protected static [create](options: FdAllocatorOptions): Pointer {
    checkOptions(options, { name: true })
    return withName(options, () => c.gst_fd_allocator_new())
  }

  /**
   * Wraps an fd as memory, which is mapped only while it is used. Once this call has returned, the memory owns the fd,
   * except with `DONT_CLOSE`. If it throws, the fd is still the caller's.
   *
   * @param fd - an `OwnedFd`, which reads -1 afterwards, or the number of an open fd
   * @param size - the number of bytes to use: 1 or more, and not more than the file has
   * @param options - `FdMemoryFlags`, or an object that also says which part of the file to use
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
   *   `ERR_FD_TOO_SMALL`, `ERR_ALLOC_FAILED`
   * @see `gst_fd_allocator_alloc`
   * @see `gst_fd_allocator_alloc_full`
   * @example
   * ```ts
   * import { createMemfd, FdAllocator, FdMemoryFlags } from 'gst-allocators'
   *
   * using fd = createMemfd(4096)
   * using memory = new FdAllocator().alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
   * console.log(memory.fd === fd.fd) // true: the fd was only lent
   *
   * using end = new FdAllocator().alloc(fd.dup(), 1024, { offset: 3072 })
   * console.log(end.size, end.offset, end.maxSize) // 1024 3072 4096
   * ```
   */
  alloc(fd: OwnedFd | number, size: number, options: number | FdAllocOptions = FdMemoryFlags.NONE): FdMemory {
    return Memory.madeBy(giveFd(fd, size, options, this.#maker), this)
  }
}

/** Makes an allocator with the name that the options of every fd allocator have. */
export function withName({ name }: FdAllocatorOptions, make: () => Pointer): Pointer {
  if (name !== undefined && typeof name !== 'string') throw wrongType('name', 'a string', name)
  const allocator = make()
  if (name !== undefined) c.gst_object_set_name(allocator, name)
  return allocator
}

import type GstAllocators from '../../types/gst-allocators-1.0.js'
import { checkOptions, wrongType } from '../errors/index.js'
import { c } from '../ffi/index.js'
import type { OwnedFd } from '../fd/index.js'
import { requireNamespace } from '../gi/namespace.js'
import type { Wrapper } from '../gi/wrappers.js'
import { Allocator, FdMemory } from '../memory/index.js'
import { FdMemoryFlags } from './fd-memory-flags.js'
import { type FdMaker, giveFd } from './give-fd.js'
import { pin } from './pin.js'

/** The name of the method that creates the GObject: a symbol, so that no subclass defines it by accident. */
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
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_NAMESPACE_MISSING`, `ERR_BRIDGE_MISSING`,
   *   `ERR_WORKER_THREAD`
   * @see `gst_fd_allocator_new`
   */
  constructor(options: FdAllocatorOptions = {}) {
    super(new.target[create](options))
  }

  /** @internal */
  protected static [create](options: FdAllocatorOptions): GstAllocators.FdAllocator {
    checkOptions(options, { name: true })
    return new (requireNamespace('GstAllocators', '1.0').FdAllocator)(propertiesOf(options))
  }

  /**
   * Wraps an fd as memory, which is mapped only while it is used. Once this call has returned, the memory owns the fd,
   * except with `DONT_CLOSE`. If it throws, the fd is still the caller's.
   *
   * @param fd - an `OwnedFd`, which reads -1 afterwards, or the number of an open fd
   * @param size - the number of bytes to use, from the beginning: 1 or more, and not more than the file has
   * @param flags - `FdMemoryFlags`. Default: `NONE`
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
   *   `ERR_FD_TOO_SMALL`, `ERR_ALLOC_FAILED`
   * @see `gst_fd_allocator_alloc`
   * @example
   * ```ts
   * import { createMemfd, FdAllocator, FdMemoryFlags } from 'gst-allocators'
   *
   * using fd = createMemfd(4096)
   * using memory = new FdAllocator().alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
   * console.log(memory.fd === fd.fd) // true: the fd was only lent
   * ```
   */
  alloc(fd: OwnedFd | number, size: number, flags: number = FdMemoryFlags.NONE): FdMemory {
    return giveFd(fd, size, flags, this.#maker)
  }
}

/** Returns the properties of the GObject that the options of every fd allocator set. */
export function propertiesOf({ name }: FdAllocatorOptions): { name?: string } {
  if (name === undefined) return {}
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  return { name }
}

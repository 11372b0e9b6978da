import { GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { requireFeature } from '../gi/features.js'
import { Allocator, FdMemory } from '../memory/index.js'
import { allocBlock } from './alloc-block.js'

/**
 * Allocates memory that other processes can map. Each block is an anonymous file of its own.
 *
 * @since GStreamer 1.24
 * @see `GstShmAllocator`
 */
export class ShmAllocator extends Allocator {
  /**
   * Returns the allocator, of which a process has only one.
   *
   * @throws {GstAllocatorsError} `ERR_FEATURE_MISSING` before GStreamer 1.24
   * @see `gst_shm_allocator_init_once`
   * @see `gst_shm_allocator_get`
   */
  static get(): ShmAllocator {
    requireFeature('shm-allocator')
    if (instance !== undefined) return instance
    c.gst_shm_allocator_init_once()
    const pointer = c.gst_shm_allocator_get()
    if (pointer === null)
      throw new GstAllocatorsError(
        'ERR_FEATURE_MISSING',
        'Cannot use ShmAllocator: this GStreamer was built without it',
      )
    return (instance = new ShmAllocator(pointer))
  }

  /**
   * Allocates a block of memory, with a new fd.
   *
   * @param size - the size in bytes, 1 or more
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_ALLOC_FAILED`
   * @see `gst_allocator_alloc`
   */
  alloc(size: number): FdMemory {
    const native = allocBlock(Allocator.pointerOf(this), size)
    return FdMemory.adopt(native, c.gst_fd_memory_get_fd(native.pointer))
  }
}

let instance: ShmAllocator | undefined

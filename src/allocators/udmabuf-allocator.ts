import { GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { requireFeature } from '../gi/features.js'
import { Allocator, DmaBufMemory } from '../memory/index.js'
import { allocBlock } from './alloc-block.js'

/**
 * Allocates real dma-bufs from ordinary memory, with the kernel's udmabuf driver.
 *
 * @since GStreamer 1.28
 * @see `GstUdmabufAllocator`
 */
export class UdmabufAllocator extends Allocator {
  /**
   * Returns the allocator, of which a process has only one.
   *
   * @throws {GstAllocatorsError} `ERR_FEATURE_MISSING` before GStreamer 1.28, and if /dev/udmabuf cannot be used
   * @see `gst_udmabuf_allocator_get`
   */
  static get(): UdmabufAllocator {
    requireFeature('udmabuf-allocator')
    if (instance !== undefined) return instance
    const pointer = c.gst_udmabuf_allocator_get()
    if (pointer === null)
      throw new GstAllocatorsError(
        'ERR_FEATURE_MISSING',
        'Cannot use UdmabufAllocator: /dev/udmabuf is missing, or this user may not use it. Load the module with sudo modprobe udmabuf, or add yourself to the group that owns the device (often kvm)',
        { required: '/dev/udmabuf', fix: 'sudo modprobe udmabuf' },
      )
    return (instance = new UdmabufAllocator(pointer))
  }

  /**
   * Allocates a dma-buf.
   *
   * @param size - the size in bytes, 1 or more
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_ALLOC_FAILED`
   * @see `gst_allocator_alloc`
   */
  alloc(size: number): DmaBufMemory {
    const native = allocBlock(Allocator.pointerOf(this), size)
    return DmaBufMemory.adopt(native, c.gst_fd_memory_get_fd(native.pointer))
  }
}

let instance: UdmabufAllocator | undefined

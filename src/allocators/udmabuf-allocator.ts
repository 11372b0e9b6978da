import { GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { requireFeature } from '../gi/features.js'
import { requireNamespace } from '../gi/namespace.js'
import { DmaBufMemory } from '../memory/dma-buf-memory.js'
import { allocBlock } from './alloc-block.js'
import { Allocator } from './allocator.js'

/**
 * Makes real dma-bufs of ordinary memory, by the kernel's udmabuf driver.
 *
 * @since GStreamer 1.28
 * @see `GstUdmabufAllocator`
 */
export class UdmabufAllocator extends Allocator {
  /**
   * The one allocator of the process.
   *
   * @throws {GstAllocatorsError} `ERR_FEATURE_MISSING` before GStreamer 1.28, and where /dev/udmabuf cannot be used
   * @see `gst_udmabuf_allocator_get`
   */
  static get(): UdmabufAllocator {
    requireFeature('udmabuf-allocator')
    const gi = requireNamespace('GstAllocators', '1.0').UdmabufAllocator.get()
    if (gi === null)
      throw new GstAllocatorsError(
        'ERR_FEATURE_MISSING',
        'Cannot use UdmabufAllocator: /dev/udmabuf is missing or not yours to use. Load the module: modprobe udmabuf; add yourself to the group that owns the device (often kvm)',
        { required: '/dev/udmabuf', fix: 'modprobe udmabuf' },
      )
    return (instance ??= new UdmabufAllocator(gi))
  }

  /**
   * Makes a dma-buf.
   *
   * @param size - its size in bytes, 1 or more
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_ALLOC_FAILED`
   * @see `gst_allocator_alloc`
   */
  alloc(size: number): DmaBufMemory {
    const native = allocBlock(Allocator.pointerOf(this), size)
    return DmaBufMemory.adopt(native, c.gst_fd_memory_get_fd(native.pointer))
  }
}

let instance: UdmabufAllocator | undefined

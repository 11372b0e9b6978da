import { GstAllocatorsError } from '../errors/index.js'
import { createUdmabuf, requireUdmabuf } from '../dma-buf/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { hasFeature } from '../gi/features.js'
import { Allocator, DmaBufMemory, Memory } from '../memory/index.js'
import { allocBlock } from './alloc-block.js'
import { DmaBufAllocator } from './dma-buf-allocator.js'

/**
 * Allocates real dma-bufs from ordinary memory, with the kernel's udmabuf driver. GStreamer has such an allocator from
 * 1.28. Before, this class creates the dma-bufs itself ({@link createUdmabuf}) and wraps them with a dma-buf allocator.
 *
 * @see `GstUdmabufAllocator`
 * @example
 * ```ts lab
 * import { isDmaBuf, UdmabufAllocator } from 'gst-allocators'
 *
 * using memory = UdmabufAllocator.get().alloc(1920 * 1080 * 4)
 * console.log(isDmaBuf(memory.fd), memory.size) // true 8294400
 * ```
 */
export class UdmabufAllocator extends Allocator {
  readonly #wrapping: DmaBufAllocator | undefined

  /** @internal */
  private constructor(pointer: Pointer, wrapping: DmaBufAllocator | undefined) {
    super(pointer)
    this.#wrapping = wrapping
  }

  /**
   * Returns the allocator, of which a process has only one.
   *
   * @throws {GstAllocatorsError} `ERR_FEATURE_MISSING` (no /dev/udmabuf), `ERR_DEVICE_ACCESS`
   * @see `gst_udmabuf_allocator_init_once`
   * @see `gst_udmabuf_allocator_get`
   */
  static get(): UdmabufAllocator {
    requireUdmabuf()
    return (instance ??= hasFeature('udmabuf-allocator')
      ? UdmabufAllocator.#native()
      : UdmabufAllocator.#own())
  }

  static #native(): UdmabufAllocator {
    const pointer = c.gst_udmabuf_allocator_get()
    if (pointer !== null) return new UdmabufAllocator(pointer, undefined)
    throw new GstAllocatorsError(
      'ERR_FEATURE_MISSING',
      'Cannot use UdmabufAllocator: GStreamer was built without it, or could not open /dev/udmabuf. Use createUdmabuf()',
      { required: 'GstUdmabufAllocator' },
    )
  }

  static #own(): UdmabufAllocator {
    const wrapping = new DmaBufAllocator({ name: 'udmabufallocator' })
    return new UdmabufAllocator(c.g_object_ref(Allocator.pointerOf(wrapping)), wrapping)
  }

  /**
   * Allocates a dma-buf.
   *
   * @param size - the size in bytes, 1 or more; `maxSize` is rounded up to whole pages
   * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_ALLOC_FAILED`, and before GStreamer
   *   1.28 those of {@link createUdmabuf}
   * @see `gst_allocator_alloc`
   */
  alloc(size: number): DmaBufMemory {
    if (this.#wrapping === undefined) {
      const native = allocBlock(Allocator.pointerOf(this), size)
      return Memory.madeBy(DmaBufMemory.adopt(native, c.gst_fd_memory_get_fd(native.pointer)), this)
    }
    using fd = createUdmabuf(size)
    return Memory.madeBy(this.#wrapping.alloc(fd, size, { maxSize: fd.size }), this)
  }
}

let instance: UdmabufAllocator | undefined

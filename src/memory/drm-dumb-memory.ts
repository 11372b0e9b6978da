import { brandClass, GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { hasFeature } from '../gi/features.js'
import { DmaBufMemory } from './dma-buf-memory.js'
import { addMemoryKind } from './kinds.js'
import { Memory } from './memory.js'
import { NativeMemory } from './native-memory.js'

/**
 * A dumb buffer of a DRM device: memory that a display controller can scan out.
 *
 * @since GStreamer 1.24
 * @see `gst_is_drm_dumb_memory`
 */
export class DRMDumbMemory extends Memory {
  static {
    brandClass(this, 'DRMDumbMemory')
    addMemoryKind({
      matches: (pointer) => hasFeature('drm-dumb-allocator') && c.gst_is_drm_dumb_memory(pointer) !== 0,
      wrap: (native) => new DRMDumbMemory(native),
    })
  }

  /** @internal Wraps a dumb buffer that was just allocated. */
  static adopt(native: NativeMemory): DRMDumbMemory {
    return new DRMDumbMemory(native)
  }

  /**
   * The GEM handle of the buffer on its device.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_drm_dumb_memory_get_handle`
   */
  get handle(): number {
    return c.gst_drm_dumb_memory_get_handle(this.live('read the handle of').pointer)
  }

  /**
   * Exports the buffer as a dma-buf, which keeps this memory alive.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FEATURE_MISSING` if the device cannot export
   * @see `gst_drm_dumb_memory_export_dmabuf`
   */
  exportDmaBuf(): DmaBufMemory {
    const exported = c.gst_drm_dumb_memory_export_dmabuf(this.live('export').pointer)
    if (exported === null)
      throw new GstAllocatorsError(
        'ERR_FEATURE_MISSING',
        'Cannot export this dumb buffer as a dma-buf: its device does not support PRIME export',
      )
    return DmaBufMemory.adopt(new NativeMemory(exported), c.gst_fd_memory_get_fd(exported))
  }
}

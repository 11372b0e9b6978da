import type Gst from '../../types/gst-1.0.js'
import { brandClass, GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { hasFeature } from '../gi/features.js'
import { requireNamespace } from '../gi/namespace.js'
import { unsafeRelease } from '../gi/wrapper.js'
import { DmaBufMemory } from './dma-buf-memory.js'
import { addMemoryKind } from './kinds.js'
import { Memory } from './memory.js'

/**
 * A dumb buffer of a DRM device: memory that a display controller can scan out.
 *
 * @since GStreamer 1.24
 * @see `gst_drm_dumb_allocator_alloc`
 */
export class DRMDumbMemory extends Memory {
  static {
    brandClass(this, 'DRMDumbMemory')
    addMemoryKind({
      matches: (pointer) => hasFeature('drm-dumb-allocator') && c.gst_is_drm_dumb_memory(pointer) !== 0,
      wrap: (native) => new DRMDumbMemory(native),
    })
  }

  /**
   * The GEM handle of the buffer on its device.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_drm_dumb_memory_get_handle`
   */
  get handle(): number {
    return requireNamespace('GstAllocators', '1.0').drmDumbMemoryGetHandle(this.gi)
  }

  /**
   * Exports the buffer as a dma-buf, which keeps this memory alive.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_FEATURE_MISSING` if the device cannot export
   * @see `gst_drm_dumb_memory_export_dmabuf`
   */
  exportDmaBuf(): DmaBufMemory {
    // The typings say that the result is never null, but the C function returns NULL if the device refuses.
    const wrapper = requireNamespace('GstAllocators', '1.0').drmDumbMemoryExportDmabuf(
      this.gi,
    ) as Gst.Memory | null
    if (wrapper === null)
      throw new GstAllocatorsError(
        'ERR_FEATURE_MISSING',
        'Cannot export this dumb buffer as a dma-buf: its device does not support PRIME export',
      )
    const memory = DmaBufMemory.from(wrapper)
    unsafeRelease(wrapper)
    return memory
  }
}

import { brandClass } from '../errors/index.js'
import { c } from '../ffi/index.js'
import { hasFeature } from '../gi/features.js'
import { addMemoryKind } from './kinds.js'
import { Memory } from './memory.js'

/**
 * Memory at a known physical address, as some hardware allocators make it.
 *
 * @since GStreamer 1.14
 * @see `gst_is_phys_memory`
 */
export class PhysMemory extends Memory {
  static {
    brandClass(this, 'PhysMemory')
    addMemoryKind({
      matches: (pointer) => hasFeature('phys-memory') && c.gst_is_phys_memory(pointer) !== 0,
      wrap: (native) => new PhysMemory(native),
    })
  }

  /**
   * The physical address of the first byte.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`
   * @see `gst_phys_memory_get_phys_addr`
   */
  get physAddr(): bigint {
    return BigInt(c.gst_phys_memory_get_phys_addr(this.live('read the address of').pointer))
  }
}

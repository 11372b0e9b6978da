import { c } from '../ffi/index.js'
import { FdMemory, type FdOrigin } from './fd-memory.js'
import { addMemoryKind } from './kinds.js'
import type { MapInfo } from './map-info.js'
import type { MapMode } from './map-mode.js'
import type { NativeMemory, Sizes } from './native-memory.js'
import { syncDmaBuf } from './sync-dma-buf.js'

/**
 * Memory that came from a dma-buf allocator: other elements take it for a dma-buf. Mapping it brackets the access with
 * DMA_BUF_IOCTL_SYNC, whose failures are errors here.
 *
 * @since GStreamer 1.2
 * @see `gst_dmabuf_allocator_alloc`
 */
export class DmaBufMemory extends FdMemory {
  static {
    addMemoryKind({
      matches: (pointer) => c.gst_is_dmabuf_memory(pointer) !== 0,
      wrap: (native) => new DmaBufMemory(native, c.gst_fd_memory_get_fd(native.pointer)),
    })
  }

  /**
   * Wraps what an allocator has just made.
   *
   * @internal
   */
  static override adopt(native: NativeMemory, fd: number, origin?: FdOrigin): DmaBufMemory {
    return new DmaBufMemory(native, fd, origin)
  }

  /** @internal */
  protected override afterMap(native: NativeMemory, sizes: Sizes, info: MapInfo, mode: MapMode): void {
    super.afterMap(native, sizes, info, mode)
    syncDmaBuf(this.fd, mode, 'start')
  }

  /** @internal */
  protected override beforeUnmap(mode: MapMode): void {
    syncDmaBuf(this.fd, mode, 'end')
  }
}

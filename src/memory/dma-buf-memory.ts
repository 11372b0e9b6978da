import { c } from '../ffi/index.js'
import { type Access, exportSyncFile, type IdleOptions, importSyncFile, whenIdle } from '../dma-buf/index.js'
import { checkIdleOptions } from '../dma-buf/when-idle.js'
import { fdKind, type OwnedFd } from '../fd/index.js'
import { FdMemory, type FdOrigin } from './fd-memory.js'
import { addMemoryKind } from './kinds.js'
import type { NativeMemory } from './native-memory.js'

/**
 * Memory that came from a dma-buf allocator: other elements take it for a dma-buf.
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

  /**
   * The library's memory of this kind always syncs.
   *
   * @internal
   */
  protected override get needsSync(): boolean {
    return true
  }

  /**
   * Waits until the devices are done with the memory, by the event loop, without a thread. Memory that is no dma-buf
   * (`requireDmaBuf: false`) is idle always, since no device uses it.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_SYSTEM` (`EMFILE`); the
   *   reason of the signal
   * @example
   * ```ts lab
   * import { allocateDmaBuf, DmaBufAllocator } from 'gst-allocators'
   *
   * using memory = new DmaBufAllocator().alloc(allocateDmaBuf(4096), 4096)
   * await memory.idle({ for: 'read' }) // who writes to it is done
   * ```
   */
  async idle(options: IdleOptions = {}): Promise<void> {
    this.live('wait for')
    checkIdleOptions(options)
    if (fdKind(this.fd) === 'dmabuf') await whenIdle(this.fd, options)
  }

  /**
   * Takes out what the memory is still busy with, as a sync file to hand to an API with explicit synchronisation.
   *
   * @param access - `'read'` gives what writes to it, `'write'` all that uses it
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, and what {@link exportSyncFile} throws
   * @see `DMA_BUF_IOCTL_EXPORT_SYNC_FILE`
   */
  exportSyncFile(access: Access): OwnedFd {
    this.live('export a sync file of')
    return exportSyncFile(this.fd, access)
  }

  /**
   * Makes the memory busy until a sync file is over.
   *
   * @param syncFile - what to wait for; it stays the caller's, and may be closed at once
   * @param access - `'write'` when it stands for a writer, for whom readers wait too; `'read'` for a reader
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, and what {@link importSyncFile} throws
   * @see `DMA_BUF_IOCTL_IMPORT_SYNC_FILE`
   */
  importSyncFile(syncFile: OwnedFd | number, access: Access): void {
    this.live('import a sync file into')
    importSyncFile(this.fd, syncFile, access)
  }
}

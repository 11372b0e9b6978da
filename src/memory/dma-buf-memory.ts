import { brandClass } from '../errors/index.js'
import { c } from '../ffi/index.js'
import {
  type Access,
  checkIdleOptions,
  exportSyncFile,
  type IdleOptions,
  importSyncFile,
  whenIdle,
} from '../dma-buf/index.js'
import { fdKind, type OwnedFd } from '../fd/index.js'
import { FdAccess, type FdOrigin } from './fd-access.js'
import { FdMemory } from './fd-memory.js'
import { addMemoryKind } from './kinds.js'
import type { NativeMemory } from './native-memory.js'

/**
 * Memory that was made by a dma-buf allocator. Elements treat it as a dma-buf.
 *
 * @since GStreamer 1.2
 * @see `gst_is_dmabuf_memory`
 */
export class DmaBufMemory extends FdMemory {
  static {
    brandClass(this, 'DmaBufMemory')
    addMemoryKind({
      matches: (pointer) => c.gst_is_dmabuf_memory(pointer) !== 0,
      wrap: (native) => new DmaBufMemory(native, c.gst_fd_memory_get_fd(native.pointer)),
    })
  }

  /** @internal Wraps a memory that an allocator has just made. */
  static override adopt(native: NativeMemory, fd: number, origin?: FdOrigin): DmaBufMemory {
    return new DmaBufMemory(native, fd, origin)
  }

  /** @internal Always syncs, as GStreamer does for every memory of this class: on other files a sync does nothing. */
  protected override createAccess(fd: number, origin: FdOrigin | undefined): FdAccess {
    return new FdAccess(fd, origin, true)
  }

  /**
   * Waits on the event loop, without a thread, until the devices have finished with the memory. Memory that is not a
   * dma-buf (`requireDmaBuf: false`) is always idle, because no device uses it.
   *
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_SYSTEM` (`EMFILE`);
   *   the reason of the signal
   * @example
   * ```ts lab
   * import { allocateDmaBuf, DmaBufAllocator } from 'gst-allocators'
   *
   * using memory = new DmaBufAllocator().alloc(allocateDmaBuf(4096), 4096)
   * await memory.idle({ for: 'read' }) // all writers have finished
   * ```
   */
  async idle(options: IdleOptions = {}): Promise<void> {
    this.live('wait for')
    checkIdleOptions(options)
    if (fdKind(this.fd) === 'dmabuf') await whenIdle(this.fd, options)
  }

  /**
   * Exports the pending accesses to the memory as a sync file, for an API with explicit synchronisation.
   *
   * @param access - the access to wait for: before `'read'`, all writers; before `'write'`, all readers and writers
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, and what {@link exportSyncFile} throws
   * @see `DMA_BUF_IOCTL_EXPORT_SYNC_FILE`
   */
  exportSyncFile(access: Access): OwnedFd {
    this.live('export a sync file of')
    return exportSyncFile(this.fd, access)
  }

  /**
   * Makes the memory busy until a sync file is signalled.
   *
   * @param syncFile - the sync file to wait for; it stays the caller's, and may be closed at once
   * @param access - the access that the sync file stands for: readers and writers wait for `'write'`, only writers for
   *   `'read'`
   * @throws {GstAllocatorsError} `ERR_DISPOSED`, and what {@link importSyncFile} throws
   * @see `DMA_BUF_IOCTL_IMPORT_SYNC_FILE`
   */
  importSyncFile(syncFile: OwnedFd | number, access: Access): void {
    this.live('import a sync file into')
    importSyncFile(this.fd, syncFile, access)
  }
}

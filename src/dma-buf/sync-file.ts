import { constants } from 'node:os'
import { checkChoice, GstAllocatorsError } from '../errors/index.js'
import {
  DMA_BUF_IOCTL_EXPORT_SYNC_FILE,
  DMA_BUF_IOCTL_IMPORT_SYNC_FILE,
  DMA_BUF_SYNC_READ,
  DMA_BUF_SYNC_WRITE,
  ioctl,
  layouts,
  littleEndian,
  systemError,
  withStruct,
} from '../ffi/index.js'
import { adoptFd, fdNumber, type OwnedFd } from '../fd/index.js'
import { checkDmaBuf } from './check-dma-buf.js'

/** The kind of access to a dma-buf: a reader must wait for writers, a writer for all other users. */
export type Access = 'read' | 'write'

/**
 * Exports the pending work on a dma-buf as a sync file: a single fence for an API with explicit synchronisation, such
 * as Vulkan or KMS (`IN_FENCE_FD`). poll() reports it as readable when all of that work is done.
 *
 * @param dmaBuf - a dma-buf, which stays with the caller
 * @param access - `'read'` exports the pending writes, `'write'` the pending reads and writes
 * @returns the sync file, close-on-exec
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
 *   `ERR_NOT_DMABUF`, `ERR_FEATURE_MISSING` (Linux before 6.0), `ERR_SYSTEM` (`EMFILE`)
 * @see `DMA_BUF_IOCTL_EXPORT_SYNC_FILE`
 * @example
 * ```ts lab
 * import { createUdmabuf, exportSyncFile, importSyncFile } from 'gst-allocators'
 *
 * using frame = createUdmabuf(4096)
 * using target = createUdmabuf(4096)
 * using fence = exportSyncFile(frame, 'read')
 * importSyncFile(target, fence, 'write') // readers of target now wait for the writers of frame
 * ```
 */
export function exportSyncFile(dmaBuf: OwnedFd | number, access: Access): OwnedFd {
  const fd = checkDmaBuf(dmaBuf, 'export a sync file from')
  const flags = syncFlags(access)
  return withStruct('dma_buf_export_sync_file', ({ pointer, view }) => {
    view.setUint32(layouts.dma_buf_export_sync_file.flags, flags, littleEndian)
    view.setInt32(layouts.dma_buf_export_sync_file.fd, -1, littleEndian)
    check(ioctl(fd, DMA_BUF_IOCTL_EXPORT_SYNC_FILE, pointer), `export a sync file from dma-buf ${fd}`, fd)
    return adoptFd(view.getInt32(layouts.dma_buf_export_sync_file.fd, littleEndian))
  })
}

/**
 * Makes a dma-buf busy until a sync file signals: implicit synchronisation (KMS, V4L2, `memory.idle()`) waits for it.
 *
 * @param dmaBuf - a dma-buf, which stays with the caller
 * @param syncFile - the fence to wait for; it stays with the caller, and may be closed right afterwards
 * @param access - `'write'` if the fence stands for a writer, for which readers wait too; `'read'` for a reader
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
 *   `ERR_NOT_DMABUF`, `ERR_FEATURE_MISSING` (Linux before 6.0), `ERR_SYSTEM` (`EINVAL`: not a sync file)
 * @see `DMA_BUF_IOCTL_IMPORT_SYNC_FILE`
 */
export function importSyncFile(dmaBuf: OwnedFd | number, syncFile: OwnedFd | number, access: Access): void {
  const fd = checkDmaBuf(dmaBuf, 'import a sync file into')
  const fence = fdNumber(syncFile, 'import', 'syncFile')
  const flags = syncFlags(access)
  const result = withStruct('dma_buf_import_sync_file', ({ pointer, view }) => {
    view.setUint32(layouts.dma_buf_import_sync_file.flags, flags, littleEndian)
    view.setInt32(layouts.dma_buf_import_sync_file.fd, fence, littleEndian)
    return ioctl(fd, DMA_BUF_IOCTL_IMPORT_SYNC_FILE, pointer)
  })
  const doubt = result === -EINVAL ? ', which may not be a sync file,' : ''
  check(result, `import fd ${fence}${doubt} into dma-buf ${fd}`, fence)
}

function syncFlags(access: Access): number {
  checkChoice('access', access, ['read', 'write'])
  return access === 'read' ? DMA_BUF_SYNC_READ : DMA_BUF_SYNC_WRITE
}

function check(result: number, what: string, fd: number): void {
  if (result >= 0) return
  if (result === -ENOTTY)
    throw new GstAllocatorsError('ERR_FEATURE_MISSING', `Cannot ${what}: this requires Linux 6.0 or newer`, {
      fd,
      errno: ENOTTY,
      syscall: 'ioctl',
      required: 'Linux 6.0',
    })
  throw systemError('ioctl', what, -result, { fd })
}

const { EINVAL, ENOTTY } = constants.errno

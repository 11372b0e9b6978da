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
  nativeStruct,
  type NativeStruct,
  systemError,
} from '../ffi/index.js'
import { adoptFd, fdNumber, type OwnedFd } from '../fd/index.js'
import { checkDmaBuf } from './check-dma-buf.js'

/** What somebody wants to do with a dma-buf: reading has to wait for who writes, writing for all others. */
export type Access = 'read' | 'write'

/**
 * Takes out what a dma-buf is still busy with, as a sync file: one fence, for an API with explicit synchronisation (Vulkan, KMS,
 * `IN_FENCE_FD`) to wait for. It can be read, as poll() sees it, once all of that is over.
 *
 * @param dmaBuf - a dma-buf; it stays the caller's
 * @param access - `'read'` gives what writes to it, `'write'` all that uses it
 * @returns the sync file, close-on-exec
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_NOT_DMABUF`,
 *   `ERR_FEATURE_MISSING` (Linux before 6.0), `ERR_SYSTEM` (`EMFILE`)
 * @see `DMA_BUF_IOCTL_EXPORT_SYNC_FILE`
 * @example
 * ```ts lab
 * import { createUdmabuf, exportSyncFile, importSyncFile } from 'gst-allocators'
 *
 * using frame = createUdmabuf(4096)
 * using target = createUdmabuf(4096)
 * using fence = exportSyncFile(frame, 'read')
 * importSyncFile(target, fence, 'write') // who reads target now waits for what writes to frame
 * ```
 */
export function exportSyncFile(dmaBuf: OwnedFd | number, access: Access): OwnedFd {
  const fd = checkDmaBuf(dmaBuf, 'export a sync file of')
  const { pointer, view } = prepare(access)
  view.setInt32(layouts.dma_buf_export_sync_file.fd, -1, littleEndian)
  check(ioctl(fd, DMA_BUF_IOCTL_EXPORT_SYNC_FILE, pointer), `export a sync file of dma-buf ${fd}`, fd)
  return adoptFd(view.getInt32(layouts.dma_buf_export_sync_file.fd, littleEndian))
}

/**
 * Makes a dma-buf busy until a sync file is over: whoever synchronises implicitly with it (KMS, V4L2, `memory.idle()`) waits.
 *
 * @param dmaBuf - a dma-buf; it stays the caller's
 * @param syncFile - what to wait for; it stays the caller's, and may be closed at once
 * @param access - `'write'` when it stands for a writer, for whom readers wait too; `'read'` for a reader
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_NOT_DMABUF`,
 *   `ERR_FEATURE_MISSING` (Linux before 6.0), `ERR_SYSTEM` (`EINVAL`: that is no sync file)
 * @see `DMA_BUF_IOCTL_IMPORT_SYNC_FILE`
 */
export function importSyncFile(dmaBuf: OwnedFd | number, syncFile: OwnedFd | number, access: Access): void {
  const fd = checkDmaBuf(dmaBuf, 'import a sync file into')
  const fence = fdNumber(syncFile, 'import', 'syncFile')
  const { pointer, view } = prepare(access)
  view.setInt32(layouts.dma_buf_import_sync_file.fd, fence, littleEndian)
  const result = ioctl(fd, DMA_BUF_IOCTL_IMPORT_SYNC_FILE, pointer)
  const what = `import fd ${fence} into dma-buf ${fd}`
  check(result, result === -EINVAL ? `${what} as a sync file, which it may not be` : what, fence)
}

function prepare(access: Access): NativeStruct {
  checkChoice('access', access, ['read', 'write'])
  argument ??= nativeStruct(layouts.dma_buf_export_sync_file.size)
  const flags = access === 'read' ? DMA_BUF_SYNC_READ : DMA_BUF_SYNC_WRITE
  argument.view.setUint32(layouts.dma_buf_export_sync_file.flags, flags, littleEndian)
  return argument
}

let argument: NativeStruct | undefined

function check(result: number, what: string, fd: number): void {
  if (result >= 0) return
  if (result === -ENOTTY)
    throw new GstAllocatorsError('ERR_FEATURE_MISSING', `Cannot ${what}: it needs Linux 6.0 or newer`, {
      fd,
      errno: ENOTTY,
      syscall: 'ioctl',
      required: 'Linux 6.0',
    })
  throw systemError('ioctl', what, -result, { fd })
}

const { EINVAL, ENOTTY } = constants.errno

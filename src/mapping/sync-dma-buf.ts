import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import {
  DMA_BUF_IOCTL_SYNC,
  DMA_BUF_SYNC_END,
  DMA_BUF_SYNC_READ,
  DMA_BUF_SYNC_WRITE,
  errnoName,
  ioctl,
  type Ioctl,
  layouts,
  littleEndian,
  withStruct,
} from '../ffi/index.js'
import type { MapMode } from './map-mode.js'

/**
 * Begins or ends a CPU access. GStreamer's dma-buf memory does this too, but neither retries an interrupted call nor
 * reports a failed one; a second start or end is harmless. Ignores ENOTTY: only dma-bufs need the sync.
 */
export function syncDmaBuf(fd: number, mode: MapMode, phase: 'start' | 'end', issue?: Ioctl): void {
  const flags = syncFlags[mode] | (phase === 'end' ? DMA_BUF_SYNC_END : 0)
  const errno = withStruct('dma_buf_sync', ({ pointer, view }) => {
    view.setBigUint64(layouts.dma_buf_sync.flags, BigInt(flags), littleEndian)
    return -ioctl(fd, DMA_BUF_IOCTL_SYNC, pointer, issue)
  })
  if (errno <= 0 || errno === ENOTTY) return
  throw new GstAllocatorsError(
    'ERR_SYNC_FAILED',
    `Cannot ${phase} CPU access to dma-buf ${fd}: DMA_BUF_IOCTL_SYNC failed with ${errnoName(errno)}`,
    { fd, errno, syscall: 'ioctl' },
  )
}

const syncFlags: Readonly<Record<MapMode, number>> = {
  read: DMA_BUF_SYNC_READ,
  write: DMA_BUF_SYNC_WRITE,
  readwrite: DMA_BUF_SYNC_READ | DMA_BUF_SYNC_WRITE,
}

const { ENOTTY } = constants.errno

import { closeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { c, lastErrno, MAP_FIXED, type Pointer, systemError } from '../ffi/index.js'
import { type Guard, Guards, type HeldResource } from '../lifetime/index.js'
import type { MapMode } from './map-mode.js'
import { mapZeroPages } from './map-zero-pages.js'
import { syncDmaBuf } from './sync-dma-buf.js'

/** Pages that this package mapped with its own mmap call. */
export interface MappedRegion extends HeldResource {
  /** 0 after they were unmapped. */
  address: Pointer
  length: number
  mode: MapMode
  /** An owned fd of a dma-buf, for the sync call that ends the access; -1 for anything else. */
  fd: number
}

/** Takes ownership of mapped pages. The user of the pages must hold the returned guard. */
export function guardRegion(address: Pointer, length: number, mode: MapMode): Guard<MappedRegion> {
  const guard = guards.issue()
  Object.assign(guard.held, { address, length, mode, fd: -1 })
  if (isMainThread) return guard
  if (openRegions.size === 0) process.on('exit', zeroAllRegions)
  openRegions.add(guard.held)
  return guard
}

/** Stops tracking pages that were unmapped, or that stay mapped permanently. */
export function retireRegion(guard: Guard<MappedRegion>): void {
  if (openRegions.delete(guard.held) && openRegions.size === 0) process.off('exit', zeroAllRegions)
  guards.retire(guard)
}

/** Ends the access, unmaps the pages and closes the fd, skipping steps that are already done. */
export function unmapRegion(region: MappedRegion): void {
  endRegion(region, (address, length) => {
    if (c.munmap(address, length) !== 0)
      throw systemError('munmap', `unmap ${length} bytes`, lastErrno(), { size: length })
  })
}

/** Replaces a lost region with zeros: its bytes may be in another ArrayBuffer by now, or in use on another thread. */
function zeroLostRegion(region: MappedRegion): void {
  endRegion(region, (address, length) => {
    mapZeroPages(address, length, MAP_FIXED)
  })
}

function endRegion(region: MappedRegion, unmap: (address: Pointer, length: number) => void): void {
  try {
    if (region.fd !== -1) syncDmaBuf(region.fd, region.mode, 'end')
  } finally {
    const { address, length } = region
    region.address = 0n
    try {
      if (address !== 0n) unmap(address, length)
    } finally {
      closeRegionFd(region)
    }
  }
}

/** Closes only the fd of a region. */
export function closeRegionFd(region: MappedRegion): void {
  const { fd } = region
  region.fd = -1
  if (fd !== -1) closeSync(fd)
}

const guards = new Guards<MappedRegion>(
  'Mapping',
  () => ({ address: 0n, length: 0, mode: 'read', fd: -1, stack: undefined }),
  (region) => {
    openRegions.delete(region)
    zeroLostRegion(region)
  },
)

// The open regions of a worker, which can end before the process does.
const openRegions = new Set<MappedRegion>()

function zeroAllRegions(): void {
  for (const region of openRegions) zeroLostRegion(region)
  openRegions.clear()
}

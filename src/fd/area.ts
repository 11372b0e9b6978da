import { closeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { c, lastErrno, MAP_FIXED, type Pointer, systemError } from '../ffi/index.js'
import { type Guard, Guards, type Remains } from '../lifetime/index.js'
import type { MapMode } from './map-mode.js'
import { putZeros } from './put-zeros.js'
import { syncDmaBuf } from './sync-dma-buf.js'

/** Pages that are mapped here, by a call of our own. */
export interface Area extends Remains {
  /** 0 once they are unmapped. */
  address: Pointer
  length: number
  mode: MapMode
  /** An fd of our own for a dma-buf, whose access has an end that must be told; -1 for anything else. */
  fd: number
}

/** Takes over mapped pages; the guard is for who uses them. */
export function issueArea(address: Pointer, length: number, mode: MapMode): Guard<Area> {
  const guard = guards.issue()
  Object.assign(guard.remains, { address, length, mode, fd: -1 })
  if (isMainThread) return guard
  if (open.size === 0) process.on('exit', releaseAll)
  open.add(guard.remains)
  return guard
}

/** Lets go of pages, after they were released, or left mapped for good. */
export function retireArea(guard: Guard<Area>): void {
  if (open.delete(guard.remains) && open.size === 0) process.off('exit', releaseAll)
  guards.retire(guard)
}

/** Ends the access, unmaps the pages, and closes the fd. What was done before is not done again. */
export function releaseArea(area: Area): void {
  endArea(area, (address, length) => {
    if (c.munmap(address, length) !== 0)
      throw systemError('munmap', `unmap ${length} bytes`, lastErrno(), { size: length })
  })
}

/** The same for an area that was lost: its bytes may have been moved to another ArrayBuffer, or be in use on another thread. */
function loseArea(area: Area): void {
  endArea(area, (address, length) => {
    putZeros(address, length, MAP_FIXED)
  })
}

function endArea(area: Area, unmap: (address: Pointer, length: number) => void): void {
  try {
    if (area.fd !== -1) syncDmaBuf(area.fd, area.mode, 'end')
  } finally {
    const { address, length } = area
    area.address = 0n
    try {
      if (address !== 0n) unmap(address, length)
    } finally {
      closeFd(area)
    }
  }
}

/** Closes the fd alone. */
export function closeFd(area: Area): void {
  const { fd } = area
  area.fd = -1
  if (fd !== -1) closeSync(fd)
}

const guards = new Guards<Area>(
  'Mapping',
  () => ({ address: 0n, length: 0, mode: 'read', fd: -1, stack: undefined }),
  (area) => {
    open.delete(area)
    loseArea(area)
  },
)

/** Those of a worker, which ends while the process goes on. */
const open = new Set<Area>()

function releaseAll(): void {
  for (const area of open) loseArea(area)
  open.clear()
}

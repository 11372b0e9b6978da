import { GstAllocatorsError } from '../errors/index.js'
import { byteLength, c, endView, unsafeView } from '../ffi/index.js'
import type { Guard } from '../lifetime/index.js'
import { type Area, closeFd, issueArea, releaseArea, retireArea } from './area.js'
import { checkViewSize } from './check-view-size.js'
import { fdSize } from './fd-size.js'
import type { MapMode } from './map-mode.js'
import { mapPages } from './map-pages.js'
import { Mapping } from './mapping.js'
import type { OwnedFd } from './owned-fd.js'
import { syncDmaBuf } from './sync-dma-buf.js'
import { warnOfTransfer } from './warn-of-transfer.js'

/** Bytes of a file. */
export interface Part {
  /** The number that the program has for the file, for messages. */
  readonly fd: number
  readonly offset: number
  readonly size: number
}

/** Maps a part of a file by an fd of our own, which nobody can close or exchange meanwhile. The fd is closed here, or with the mapping. */
export function mapOwned<M extends MapMode>(fd: OwnedFd, part: Part, mode: M): Mapping<M> {
  try {
    checkViewSize(part.size)
    checkSize(fd.fd, part)
    const isDmaBuf = fd.kind === 'dmabuf'
    const lead = part.offset % c.getpagesize()
    const length = lead + part.size
    const guard = issueArea(mapPages(fd.fd, part.offset - lead, length, mode, part.fd), length, mode)
    try {
      if (isDmaBuf) {
        syncDmaBuf(fd.fd, mode, 'start')
        guard.remains.fd = fd.release()
      }
      return toMapping(guard, lead, part.size, mode)
    } catch (error) {
      releaseArea(guard.remains)
      retireArea(guard)
      throw error
    }
  } finally {
    fd.close()
  }
}

function checkSize(own: number, { fd, offset, size }: Part): void {
  const required = offset + size
  const found = fdSize(own)
  if (found >= required) return
  throw new GstAllocatorsError(
    'ERR_FD_TOO_SMALL',
    `Cannot map ${size} bytes of fd ${fd}${offset === 0 ? '' : ` from byte ${offset} on`}: its file has ${found}`,
    { fd, size, required, found },
  )
}

function toMapping<M extends MapMode>(guard: Guard<Area>, lead: number, size: number, mode: M): Mapping<M> {
  const area = guard.remains
  const data = area.address + BigInt(lead)
  const buffer = unsafeView(data, size)
  let isViewEnded = false
  return new Mapping(mode, buffer, () => {
    if (!isViewEnded && byteLength(buffer) !== size) {
      closeFd(area)
      retireArea(guard)
      warnOfTransfer(size)
      return
    }
    if (!isViewEnded) endView(buffer, data, size)
    isViewEnded = true
    try {
      releaseArea(area)
    } finally {
      retireArea(guard)
    }
  })
}

import { GstAllocatorsError } from '../errors/index.js'
import { c } from '../ffi/index.js'
import type { Guard } from '../lifetime/index.js'
import { type MappedRegion, closeRegionFd, guardRegion, unmapRegion, retireRegion } from './mapped-region.js'
import { checkViewSize } from './check-view-size.js'
import { fdSize, type OwnedFd } from '../fd/index.js'
import type { MapMode } from './map-mode.js'
import { mapPages } from './map-pages.js'
import { mapView } from './map-view.js'
import type { Mapping } from './mapping.js'
import { syncDmaBuf } from './sync-dma-buf.js'

/** A range of bytes in a file. */
export interface FilePart {
  /** The fd that the caller passed, for error messages. */
  readonly fd: number
  readonly offset: number
  readonly size: number
}

/** Maps a part of a file. Takes ownership of the fd, which is closed here or, for a dma-buf, when the mapping ends. */
export function mapOwnedFd<M extends MapMode>(fd: OwnedFd, part: FilePart, mode: M): Mapping<M> {
  try {
    checkViewSize(part.size)
    checkSize(fd.fd, part)
    const isDmaBuf = fd.kind === 'dmabuf'
    const lead = part.offset % c.getpagesize()
    const length = lead + part.size
    const guard = guardRegion(mapPages(fd.fd, part.offset - lead, length, mode, part.fd), length, mode)
    try {
      if (isDmaBuf) {
        syncDmaBuf(fd.fd, mode, 'start')
        guard.held.fd = fd.release()
      }
      return toMapping(guard, lead, part.size, mode)
    } catch (error) {
      unmapRegion(guard.held)
      retireRegion(guard)
      throw error
    }
  } finally {
    fd.close()
  }
}

function checkSize(own: number, { fd, offset, size }: FilePart): void {
  const required = offset + size
  const found = fdSize(own)
  if (found >= required) return
  throw new GstAllocatorsError(
    'ERR_FD_TOO_SMALL',
    `Cannot map ${size} bytes of fd ${fd}${offset === 0 ? '' : ` at offset ${offset}`}: its file has ${found} bytes`,
    { fd, size, required, found },
  )
}

function toMapping<M extends MapMode>(
  guard: Guard<MappedRegion>,
  lead: number,
  size: number,
  mode: M,
): Mapping<M> {
  const region = guard.held
  return mapView(mode, {
    data: region.address + BigInt(lead),
    size,
    unmap: () => {
      try {
        unmapRegion(region)
      } finally {
        retireRegion(guard)
      }
    },
    abandon: () => {
      closeRegionFd(region)
      retireRegion(guard)
    },
  })
}

import { checkChoice, checkInteger, checkObject } from '../errors/index.js'
import { fdNumber } from './fd-number.js'
import { mapOwned } from './map-owned.js'
import { type MapMode, mapModes } from './map-mode.js'
import type { Mapping } from './mapping.js'
import { dupFd, type OwnedFd } from './owned-fd.js'

/** Which bytes {@link mapFd} is to map. */
export interface MapFdOptions {
  /** Where they begin in the file, in bytes: any number will do, not only whole pages. Default: 0. */
  readonly offset?: number | undefined
}

/**
 * Maps a part of a file into the process, without GStreamer: a memfd, a dma-buf, a file. The bytes are the file's, shared with
 * everybody who has it. It works in a worker too, and the fd may be closed right after: the mapping needs it no more. A dma-buf's
 * access is bracketed by DMA_BUF_IOCTL_SYNC.
 *
 * @param fd - an open fd; it stays its owner's
 * @param size - how many bytes: 1 or more, and not more than the file has
 * @param mode - what they are needed for. Default: `'read'`, whose bytes have a type that cannot be written
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_FD_TOO_SMALL`,
 *   `ERR_FD_ACCESS`, `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`, `ERR_SYSTEM`
 * @see `mmap`
 * @example
 * ```ts
 * import { createMemfd, mapFd } from 'gst-allocators/fd'
 *
 * using fd = createMemfd(8192)
 * using writing = mapFd(fd, 8192, 'write')
 * using reading = mapFd(fd, 100, 'read', { offset: 5000 })
 * writing.bytes[5001] = 7
 * console.log(reading.bytes[1], reading.bytes.length) // 7 100
 * ```
 */
export function mapFd<M extends MapMode = 'read'>(
  fd: OwnedFd | number,
  size: number,
  mode?: M,
  options: MapFdOptions = {},
): Mapping<M> {
  checkInteger('size', size, 1)
  const { offset = 0 } = (checkObject('options', options), options)
  checkInteger('offset', offset, 0)
  const checked = checkMode(mode)
  const number = fdNumber(fd, 'map')
  return mapOwned(dupFd(number), { fd: number, offset, size }, checked)
}

/** The mode that a program gave, or the one for those who give none. */
export function checkMode<M extends MapMode>(mode: M | undefined): M {
  return checkChoice('mode', mode ?? 'read', mapModes) as M
}

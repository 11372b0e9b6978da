import { checkChoice, checkInteger, checkOptions } from '../errors/index.js'
import { dupFd, fdNumber, type OwnedFd } from '../fd/index.js'
import { mapOwnedFd } from './map-owned-fd.js'
import { type MapMode, mapModes } from './map-mode.js'
import type { Mapping } from './mapping.js'

/** Options of {@link mapFd}. */
export interface MapFdOptions {
  /** The offset of the first byte in the file, in bytes; it need not be a multiple of the page size. Default: 0. */
  readonly offset?: number | undefined
}

/**
 * Maps a part of a memfd, a dma-buf or a regular file without GStreamer. The bytes are shared with all other users of
 * the file, not copied. Works in a worker too. The fd may be closed right afterwards, since the mapping does not need
 * it. Access to a dma-buf is bracketed with DMA_BUF_IOCTL_SYNC.
 *
 * @param fd - an open fd, which stays with its owner
 * @param size - the number of bytes: at least 1, and no more than the file has
 * @param mode - the kind of access. Default: `'read'`, whose bytes have a type without mutating methods
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
 *   `ERR_FD_TOO_SMALL`, `ERR_FD_ACCESS`, `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`, `ERR_SYSTEM`
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
  checkOptions(options, { offset: true })
  const { offset = 0 } = options
  checkInteger('offset', offset, 0)
  const checked = checkMode(mode)
  const number = fdNumber(fd, 'map')
  return mapOwnedFd(dupFd(number), { fd: number, offset, size }, checked)
}

/** Checks a mode, which defaults to `'read'`. */
export function checkMode<M extends MapMode>(mode: M | undefined): M {
  return checkChoice('mode', mode ?? 'read', mapModes) as M
}

import { checkInteger } from '../errors/index.js'
import { checkMode } from './map-fd.js'
import type { MapMode } from './map-mode.js'
import { mapOwnedFd } from './map-owned-fd.js'
import type { Mapping } from './mapping.js'
import { openShared, readShared, type SharedFd } from '../fd/index.js'

/**
 * Maps what another thread of this process has shared: the same bytes, not a copy. The returned mapping needs neither
 * the fd nor the memory of the other thread. But a pipeline that gets its memory back writes the next frame into it, so
 * the other thread must hold the memory until this thread reports that it is done.
 *
 * @param shared - the result of `shareFd()` or `memory.shareFd()`, as received in a message
 * @param mode - the kind of access. Default: `'read'`
 * @throws {GstAllocatorsError} `ERR_FD_REPLACED`, `ERR_BAD_FD`: the fd was closed too early; `ERR_INVALID_ARG_TYPE`,
 *   `ERR_OUT_OF_RANGE`, `ERR_FD_TOO_SMALL`, `ERR_FD_ACCESS`, `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`, `ERR_SYSTEM`
 * @see `mmap`
 * @example
 * ```ts
 * import { createMemfd, mapShared, shareFd } from 'gst-allocators/fd'
 *
 * using fd = createMemfd(4096)
 * const shared = structuredClone(shareFd(fd)) // as postMessage does
 * using mapping = mapShared(shared, 'readwrite')
 * console.log(mapping.bytes.length) // 4096
 * ```
 */
export function mapShared<M extends MapMode = 'read'>(shared: SharedFd, mode?: M): Mapping<M> {
  const checked = checkMode(mode)
  const part = readShared(shared)
  checkInteger('shared.size', part.size, 1)
  return mapOwnedFd(openShared(part), part, checked)
}

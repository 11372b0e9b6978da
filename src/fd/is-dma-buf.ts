import { fdKind } from './fd-kind.js'
import { fdNumber } from './fd-number.js'
import type { OwnedFd } from './owned-fd.js'

/**
 * Returns whether an fd is a dma-buf, which devices can use in place.
 *
 * @param fd - an open file descriptor, which stays with its owner
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`
 * @example
 * ```ts
 * import { createMemfd, isDmaBuf } from 'gst-allocators'
 *
 * using fd = createMemfd(4096)
 * console.log(isDmaBuf(fd)) // false: it is a memfd
 * ```
 */
export function isDmaBuf(fd: OwnedFd | number): boolean {
  return fdKind(fdNumber(fd, 'inspect')) === 'dmabuf'
}

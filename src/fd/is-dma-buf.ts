import { checkInteger } from '../errors/index.js'
import { fdKind } from './fd-kind.js'
import { OwnedFd } from './owned-fd.js'

/**
 * Tells whether an fd is a dma-buf, which devices can use in place, and not just any file.
 *
 * @param fd - an open file descriptor; nothing is taken from its owner
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
  if (fd instanceof OwnedFd) return fd.kind === 'dmabuf'
  return fdKind(checkInteger('fd', fd, 0)) === 'dmabuf'
}

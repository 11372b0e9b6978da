import { GstAllocatorsError } from '../errors/index.js'
import { c, F_GET_SEALS, F_SEAL_SHRINK, F_SEAL_WRITE, lastErrno, systemError } from '../ffi/index.js'
import { describeKind, fdKind, fdNumber, fdSize, type OwnedFd } from '../fd/index.js'
import { outOfRange } from './out-of-range.js'

/** Returns the number of a memfd; throws if it cannot back a dma-buf, for which the kernel only returns EINVAL. */
export function checkMemfd(memfd: OwnedFd | number, offset: number, size: number): number {
  const fd = fdNumber(memfd, 'create a dma-buf from', 'memfd')
  const kind = fdKind(fd)
  if (kind !== 'memfd')
    throw new GstAllocatorsError(
      'ERR_FD_ACCESS',
      `Cannot create a dma-buf from fd ${fd}: it is ${describeKind(kind)}, not a memfd`,
      { fd, required: 'memfd', found: kind },
    )
  const pageBytes = c.getpagesize()
  for (const [name, value] of Object.entries({ offset, size }))
    if (value % pageBytes !== 0)
      throw outOfRange(name, value, `it must be a multiple of the page size, ${pageBytes}`)
  const found = fdSize(fd)
  if (found < offset + size)
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot create a dma-buf from ${size} bytes at offset ${offset} of fd ${fd}: the memfd has ${found} bytes`,
      { fd, size, required: offset + size, found },
    )
  checkSeals(fd)
  return fd
}

function checkSeals(fd: number): void {
  const seals = c.fcntl(fd, F_GET_SEALS, 0)
  if (seals < 0) throw systemError('fcntl', `read the seals of fd ${fd}`, lastErrno(), { fd })
  if ((seals & F_SEAL_SHRINK) === 0)
    throw refuse(
      fd,
      'F_SEAL_SHRINK',
      'is not sealed against shrinking, so it could be truncated while a device uses its pages',
      'Create it with createMemfd(size, { sealed: true })',
    )
  if ((seals & F_SEAL_WRITE) !== 0)
    throw refuse(
      fd,
      'no F_SEAL_WRITE',
      'is sealed against writing, but a device may write to it',
      'Seal it only against shrinking',
    )
}

function refuse(fd: number, required: string, found: string, fix: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_ACCESS',
    `Cannot create a dma-buf from memfd ${fd}: it ${found}. ${fix}`,
    { fd, required, found, fix },
  )
}

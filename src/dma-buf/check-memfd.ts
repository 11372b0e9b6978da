import { GstAllocatorsError } from '../errors/index.js'
import { c, F_GET_SEALS, F_SEAL_SHRINK, F_SEAL_WRITE, lastErrno, systemError } from '../ffi/index.js'
import { describeKind, fdKind, fdNumber, fdSize, type OwnedFd } from '../fd/index.js'
import { outOfRange } from './out-of-range.js'

/** The number of a memfd whose pages can be those of a dma-buf; or the error that says why they cannot. The kernel says EINVAL for all of it. */
export function checkMemfd(memfd: OwnedFd | number, offset: number, size: number): number {
  const fd = fdNumber(memfd, 'make a dma-buf of', 'memfd')
  const kind = fdKind(fd)
  if (kind !== 'memfd')
    throw new GstAllocatorsError(
      'ERR_FD_ACCESS',
      `Cannot make a dma-buf of fd ${fd}: it is ${describeKind(kind)}, and only a memfd will do`,
      { fd, required: 'memfd', found: kind },
    )
  const page = c.getpagesize()
  for (const [name, value] of Object.entries({ offset, size }))
    if (value % page !== 0)
      throw outOfRange(name, value, `it must be a multiple of ${page}, the size of a page`)
  const found = fdSize(fd)
  if (found < offset + size)
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot make a dma-buf of ${size} bytes at ${offset} of fd ${fd}: the memfd has ${found} bytes`,
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
      'is not sealed against shrinking, so that its pages could be taken away from a device',
      'Make it with createMemfd(size, { sealed: true })',
    )
  if ((seals & F_SEAL_WRITE) !== 0)
    throw refuse(
      fd,
      'no F_SEAL_WRITE',
      'is sealed against writing, and a device may write',
      'Seal it against shrinking only',
    )
}

function refuse(fd: number, required: string, found: string, fix: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_ACCESS',
    `Cannot make a dma-buf of memfd ${fd}: it ${found}. ${fix}`,
    { fd, required, found, fix },
  )
}

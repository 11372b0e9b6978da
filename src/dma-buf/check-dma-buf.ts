import { GstAllocatorsError } from '../errors/index.js'
import { describeKind, fdKind, fdNumber, type OwnedFd } from '../fd/index.js'

/** Returns the number of an fd; throws if it is not a dma-buf. `verb` completes "Cannot … fd 7". */
export function checkDmaBuf(dmaBuf: OwnedFd | number, verb: string): number {
  const fd = fdNumber(dmaBuf, verb, 'dmaBuf')
  const kind = fdKind(fd)
  if (kind === 'dmabuf') return fd
  throw new GstAllocatorsError(
    'ERR_NOT_DMABUF',
    `Cannot ${verb} fd ${fd}: it is ${describeKind(kind)}, not a dma-buf`,
    {
      fd,
      required: 'dmabuf',
      found: kind,
    },
  )
}

import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import { maxFd } from './max-fd.js'
import { OwnedFd } from './owned-fd.js'

/** Returns the number of the fd passed as the argument `name`; `verb` completes "Cannot … this OwnedFd". */
export function fdNumber(fd: OwnedFd | number, verb: string, name = 'fd'): number {
  if (typeof fd === 'number') return checkInteger(name, fd, 0, maxFd)
  if (!OwnedFd.is(fd)) throw wrongType(name, 'an OwnedFd or a number', fd)
  if (fd.fd !== -1) return fd.fd
  throw new GstAllocatorsError('ERR_FD_CLOSED', `Cannot ${verb} this OwnedFd: it was closed or given away`)
}

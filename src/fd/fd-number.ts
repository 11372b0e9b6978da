import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import { OwnedFd } from './owned-fd.js'

/** The number of an fd that somebody gave, whoever owns it; `verb` completes "Cannot … this OwnedFd". */
export function fdNumber(name: string, fd: unknown, verb: string): number {
  if (typeof fd === 'number') return checkInteger(name, fd, 0, 2 ** 31 - 1)
  if (!(fd instanceof OwnedFd)) throw wrongType(name, 'an OwnedFd or a number', fd)
  if (fd.fd !== -1) return fd.fd
  throw new GstAllocatorsError('ERR_FD_CLOSED', `Cannot ${verb} this OwnedFd: it was closed or given away`)
}

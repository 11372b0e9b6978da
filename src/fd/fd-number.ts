import { checkInteger, GstAllocatorsError, wrongType } from '../errors/index.js'
import { OwnedFd } from './owned-fd.js'

/** The number of an fd that a program gave as the argument `name`; `verb` is what is to be done with it. */
export function fdNumber(fd: OwnedFd | number, verb: string, name = 'fd'): number {
  if (typeof fd === 'number') return checkInteger(name, fd, 0, maxFd)
  if (!(fd instanceof OwnedFd)) throw wrongType(name, 'an OwnedFd or a number', fd)
  if (fd.fd !== -1) return fd.fd
  throw new GstAllocatorsError('ERR_FD_CLOSED', `Cannot ${verb} this OwnedFd: it was closed or given away`)
}

const maxFd = 2 ** 31 - 1

import { constants } from 'node:os'
import { GstAllocatorsError } from '../../errors/index.js'
import {
  AF_UNIX,
  c,
  F_SETFD,
  FD_CLOEXEC,
  lastErrno,
  littleEndian,
  nativeStruct,
  type NativeStruct,
  SO_DOMAIN,
  SO_TYPE,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
  SOCK_SEQPACKET,
  SOL_SOCKET,
  systemError,
} from '../../ffi/index.js'
import { adoptFd, adoptFds, type OwnedFd } from '../owned-fd.js'

/** A socket of the kind that keeps messages apart. */
export function makeSocket(): OwnedFd {
  const fd = c.socket(AF_UNIX, type, 0)
  if (fd < 0) throw systemError('socket', 'make a socket', lastErrno())
  return adoptFd(fd)
}

/** Two of them, connected with each other. */
export function makeSocketPair(): [OwnedFd, OwnedFd] {
  const { pointer, view } = room()
  if (c.socketpair(AF_UNIX, type, 0, pointer) !== 0)
    throw systemError('socketpair', 'make a pair of sockets', lastErrno())
  const [one, other] = adoptFds([view.getInt32(0, littleEndian), view.getInt32(4, littleEndian)])
  return [one, other] as [OwnedFd, OwnedFd]
}

/** Refuses what is no such socket, and has it closed on exec, as one that was inherited is not. */
export function checkSocket(fd: number): void {
  if (option(fd, SO_DOMAIN) !== AF_UNIX || option(fd, SO_TYPE) !== SOCK_SEQPACKET)
    throw new GstAllocatorsError(
      'ERR_NOT_SEQPACKET',
      `Cannot use fd ${fd} as an FdSocket: it is not a Unix socket that keeps messages apart (SOCK_SEQPACKET)`,
      { fd },
    )
  if (c.fcntl(fd, F_SETFD, FD_CLOEXEC) !== 0)
    throw systemError('fcntl', `have fd ${fd} closed on exec`, lastErrno(), { fd })
}

/** An option of a socket; undefined for what is no socket. */
function option(fd: number, name: number): number | undefined {
  const { pointer, view } = room()
  view.setUint32(4, 4, littleEndian)
  if (c.getsockopt(fd, SOL_SOCKET, name, pointer, pointer + 4n) === 0) return view.getInt32(0, littleEndian)
  const errno = lastErrno()
  if (errno === ENOTSOCK) return undefined
  if (errno === EBADF)
    throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd} as an FdSocket: it is not open`, { fd })
  throw systemError('getsockopt', `use fd ${fd} as an FdSocket`, errno, { fd })
}

/** Room for two ints. */
function room(): NativeStruct {
  return (made ??= nativeStruct(8))
}

let made: NativeStruct | undefined
const type = SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC
const { EBADF, ENOTSOCK } = constants.errno

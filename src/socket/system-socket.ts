import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
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
} from '../ffi/index.js'
import { adoptFd, adoptFds, type OwnedFd } from '../fd/index.js'

/** Creates a Unix socket that preserves message boundaries (SOCK_SEQPACKET). */
export function makeSocket(): OwnedFd {
  const fd = c.socket(AF_UNIX, type, 0)
  if (fd < 0) throw systemError('socket', 'create a socket', lastErrno())
  return adoptFd(fd)
}

/** Creates two connected sockets of that type. */
export function makeSocketPair(): [OwnedFd, OwnedFd] {
  const { pointer, view } = twoInts()
  if (c.socketpair(AF_UNIX, type, 0, pointer) !== 0)
    throw systemError('socketpair', 'create a pair of sockets', lastErrno())
  const [one, other] = adoptFds([view.getInt32(0, littleEndian), view.getInt32(4, littleEndian)])
  return [one, other] as [OwnedFd, OwnedFd]
}

/** Throws if an fd is not such a socket. Makes it close-on-exec, which an inherited fd is not. */
export function checkSocket(fd: number): void {
  if (option(fd, SO_DOMAIN) !== AF_UNIX || option(fd, SO_TYPE) !== SOCK_SEQPACKET)
    throw new GstAllocatorsError(
      'ERR_NOT_SEQPACKET',
      `Cannot use fd ${fd} as an FdSocket: it is not a Unix socket of type SOCK_SEQPACKET`,
      { fd },
    )
  if (c.fcntl(fd, F_SETFD, FD_CLOEXEC) !== 0)
    throw systemError('fcntl', `make fd ${fd} close-on-exec`, lastErrno(), { fd })
}

/** Returns an option of a socket, or undefined if the fd is not a socket. */
function option(fd: number, name: number): number | undefined {
  const { pointer, view } = twoInts()
  view.setUint32(4, 4, littleEndian)
  if (c.getsockopt(fd, SOL_SOCKET, name, pointer, pointer + 4n) === 0) return view.getInt32(0, littleEndian)
  const errno = lastErrno()
  if (errno === ENOTSOCK) return undefined
  if (errno === EBADF)
    throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd} as an FdSocket: it is not open`, { fd })
  throw systemError('getsockopt', `use fd ${fd} as an FdSocket`, errno, { fd })
}

/** Returns a shared buffer for two ints. */
function twoInts(): NativeStruct {
  return (twoIntsStruct ??= nativeStruct(8))
}

let twoIntsStruct: NativeStruct | undefined
const type = SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC
const { EBADF, ENOTSOCK } = constants.errno

import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import {
  AF_UNIX,
  c,
  F_SETFD,
  FD_CLOEXEC,
  lastErrno,
  layouts,
  littleEndian,
  SO_DOMAIN,
  SO_TYPE,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
  SOCK_SEQPACKET,
  SOL_SOCKET,
  systemError,
  withStruct,
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
  return withStruct('int[2]', ({ pointer, view }) => {
    if (c.socketpair(AF_UNIX, type, 0, pointer) !== 0)
      throw systemError('socketpair', 'create a pair of sockets', lastErrno())
    const [one, other] = adoptFds([view.getInt32(0, littleEndian), view.getInt32(4, littleEndian)])
    return [one, other] as [OwnedFd, OwnedFd]
  })
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
  const value = withStruct('int', (result) =>
    withStruct('socklen_t', (length) => {
      length.view.setUint32(0, layouts.int.size, littleEndian)
      const failed = c.getsockopt(fd, SOL_SOCKET, name, result.pointer, length.pointer) !== 0
      return failed ? undefined : result.view.getInt32(0, littleEndian)
    }),
  )
  if (value !== undefined) return value
  const errno = lastErrno()
  if (errno === ENOTSOCK) return undefined
  if (errno === EBADF)
    throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd} as an FdSocket: it is not open`, { fd })
  throw systemError('getsockopt', `use fd ${fd} as an FdSocket`, errno, { fd })
}

const type = SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC
const { EBADF, ENOTSOCK } = constants.errno

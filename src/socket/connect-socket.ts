import { constants } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { GstAllocatorsError, type Signal } from '../errors/index.js'
import type { OwnedFd } from '../fd/index.js'
import { c, errnoName } from '../ffi/index.js'
import { callWithPath } from './address.js'
import { makeSocket } from './system-socket.js'

/** Connects to the process that listens at a path, and waits while its backlog is full. */
export async function connectSocket(path: string, signal: Signal | undefined): Promise<OwnedFd> {
  const fd = makeSocket()
  try {
    // No event reports when the backlog of the listening socket has space again.
    while (!tryToConnect(fd.fd, path)) {
      signal?.throwIfAborted()
      await setTimeout(connectRetryMs)
    }
    signal?.throwIfAborted()
    return fd
  } catch (error) {
    fd.close()
    throw error
  }
}

function tryToConnect(fd: number, path: string): boolean {
  const errno = callWithPath(path, (address, length) => c.connect(fd, address, length))
  if (errno === 0) return true
  if (errno === EAGAIN || errno === EINTR) return false
  if (errno === EPROTOTYPE)
    throw new GstAllocatorsError(
      'ERR_NOT_SEQPACKET',
      `Cannot connect to ${path}: the socket there is not of type SOCK_SEQPACKET. Listen with FdSocket.listen(), not with node:net`,
      { path, errno, syscall: 'connect' },
    )
  const why = errno === ENOENT || errno === ECONNREFUSED ? ', because no process listens there' : ''
  throw new GstAllocatorsError(
    'ERR_SYSTEM',
    `Cannot connect to ${path}: connect failed with ${errnoName(errno)}${why}`,
    { path, errno, syscall: 'connect' },
  )
}

const { EAGAIN, ECONNREFUSED, EINTR, ENOENT, EPROTOTYPE } = constants.errno

const connectRetryMs = 5

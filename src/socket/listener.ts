import { type BigIntStats, lstatSync, unlinkSync } from 'node:fs'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { GstAllocatorsError } from '../errors/index.js'
import { c, callSystem, errnoName, lastErrno, systemError } from '../ffi/index.js'
import type { OwnedFd } from '../fd/index.js'
import { callWithPath } from './address.js'
import { Channel } from './channel.js'
import { makeSocket } from './system-socket.js'

/** A listening socket and its file. */
export class SocketListener {
  readonly channel: Channel
  readonly #path: string
  readonly #file: BigIntStats

  constructor(path: string) {
    const fd = makeSocket()
    try {
      bind(fd, path)
      // The working directory may change before close().
      this.#path = resolve(path)
      this.#file = lstatSync(this.#path, { bigint: true })
      if (c.listen(fd.fd, maxPendingConnections) !== 0)
        throw systemError('listen', `listen at ${path}`, lastErrno(), { path })
      this.channel = new Channel(fd.release())
    } finally {
      fd.close()
    }
  }

  /** Removes the file, unless another one has replaced it, and closes the socket even if that fails. */
  close(): void {
    try {
      callSystem(
        `remove ${this.#path}`,
        () => {
          const { ino, dev } = lstatSync(this.#path, { bigint: true, throwIfNoEntry: false }) ?? {}
          if (ino === this.#file.ino && dev === this.#file.dev) unlinkSync(this.#path)
        },
        { path: this.#path },
      )
    } finally {
      this.channel.close()
    }
  }
}

function bind(fd: OwnedFd, path: string): void {
  let errno = tryToBind(fd, path)
  if (errno === EADDRINUSE && isStale(path)) {
    unlinkSync(path)
    errno = tryToBind(fd, path)
  }
  if (errno === 0) return
  const why = errno === EADDRINUSE ? ', because a socket listens there, or the file is not a socket' : ''
  throw new GstAllocatorsError(
    'ERR_SYSTEM',
    `Cannot listen at ${path}: bind failed with ${errnoName(errno)}${why}`,
    {
      path,
      errno,
      syscall: 'bind',
    },
  )
}

function tryToBind({ fd }: OwnedFd, path: string): number {
  return callWithPath(path, (address, length) => c.bind(fd, address, length))
}

/** Returns whether no process listens at a socket file any more: the kernel then refuses connections. */
function isStale(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() !== true) return false
  const probe = makeSocket()
  try {
    const errno = callWithPath(path, (address, length) => c.connect(probe.fd, address, length))
    return errno === ECONNREFUSED
  } finally {
    probe.close()
  }
}

const maxPendingConnections = 128
const { EADDRINUSE, ECONNREFUSED } = constants.errno

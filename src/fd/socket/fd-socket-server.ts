import { constants } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { inspect } from 'node:util'
import { checkObject, checkSignal, GstAllocatorsError } from '../../errors/index.js'
import { c, lastErrno, SOCK_CLOEXEC, SOCK_NONBLOCK, systemError } from '../../ffi/index.js'
import { type Guard, Guards, type Remains } from '../../lifetime/index.js'
import { adoptFd } from '../owned-fd.js'
import { checkPath } from './address.js'
import { FdSocket, type SocketOptions } from './fd-socket.js'
import { Listener } from './listener.js'

/** A place where other processes connect: from `FdSocket.listen()`. Iterating over it gives a socket for each of them. */
export class FdSocketServer implements Disposable, AsyncIterable<FdSocket> {
  /** Where it listens. */
  readonly path: string
  readonly #listener: Listener
  #guard: Guard<OpenServer> | undefined

  /** They come from `FdSocket.listen()`; a program has no need to make one. */
  constructor(path: string) {
    this.path = checkPath(path)
    this.#listener = new Listener(path)
    this.#guard = guards.issue()
    this.#guard.remains.listener = this.#listener
  }

  /** True once it was closed. */
  get closed(): boolean {
    return this.#guard === undefined
  }

  /**
   * Waits for the next process that connects.
   *
   * @returns a socket, which is yours to close; or null, when the server was closed
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EMFILE`: too many open files), `ERR_INVALID_ARG_TYPE`
   * @see `accept4`
   */
  async accept(options: SocketOptions = {}): Promise<FdSocket | null> {
    checkObject('options', options)
    const { signal } = options
    checkSignal(signal)
    const { channel } = this.#listener
    return channel.try({
      for: 'readable',
      attempt: () => (this.closed ? null : accept(channel.fd)),
      whenClosed: () => null,
      signal,
    })
  }

  /**
   * Accepts one after the other, until the server is closed. While this process, or the system, has too many open files, who connects has to
   * wait; it goes on when there are fewer.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<FdSocket, void, undefined> {
    for (;;) {
      const socket = await this.accept().catch(waitForFds)
      if (socket === null) return
      if (socket !== undefined) yield socket
    }
  }

  /**
   * Lets nobody connect any more, and removes the file; sockets that were accepted stay open. A second call does nothing.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM`: the file cannot be removed; the server is closed all the same
   */
  close(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    this.#guard = undefined
    guard.remains.listener = undefined
    guards.retire(guard)
    this.#listener.close()
  }

  /** The same as {@link FdSocketServer.close | close()}, for `using`. */
  [Symbol.dispose](): void {
    this.close()
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    return `FdSocketServer { path: '${this.path}'${this.closed ? ', closed' : ''} }`
  }
}

interface OpenServer extends Remains {
  listener: Listener | undefined
}

const guards = new Guards<OpenServer>(
  'FdSocketServer',
  () => ({ listener: undefined, stack: undefined }),
  ({ listener }) => {
    listener?.close()
  },
)

function accept(listening: number): FdSocket | undefined {
  for (;;) {
    const fd = c.accept4(listening, null, null, SOCK_NONBLOCK | SOCK_CLOEXEC)
    if (fd >= 0) return new FdSocket(adoptFd(fd))
    const errno = lastErrno()
    if (errno === EAGAIN) return undefined
    // Who was first in line has gone again.
    if (errno !== EINTR && errno !== ECONNABORTED) throw systemError('accept4', 'accept who connects', errno)
  }
}

/** There is no event for this. */
async function waitForFds(error: unknown): Promise<undefined> {
  const errno = error instanceof GstAllocatorsError ? error.errno : undefined
  if (errno !== EMFILE && errno !== ENFILE) throw error
  await setTimeout(delay)
}

const { EAGAIN, ECONNABORTED, EINTR, EMFILE, ENFILE } = constants.errno

/** In milliseconds. */
const delay = 20

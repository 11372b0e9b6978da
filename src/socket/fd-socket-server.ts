import { constants } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { inspect } from 'node:util'
import { checkOptions, checkSignal, GstAllocatorsError } from '../errors/index.js'
import { c, lastErrno, SOCK_CLOEXEC, SOCK_NONBLOCK, systemError } from '../ffi/index.js'
import { type Guard, Guards, type HeldResource } from '../lifetime/index.js'
import { adoptFd, type OwnedFd } from '../fd/index.js'
import { checkPath } from './address.js'
import type { FdSocket, SocketOptions } from './fd-socket.js'
import { SocketListener } from './listener.js'

/** A listening socket from `FdSocket.listen()`. Iterating over it yields a socket for each process that connects. */
export class FdSocketServer implements Disposable, AsyncIterable<FdSocket> {
  /** The path at which it listens. */
  readonly path: string
  readonly #listener: SocketListener
  readonly #toSocket: (fd: OwnedFd) => FdSocket
  #guard: Guard<OpenServer> | undefined

  /** Use `FdSocket.listen()` instead of this constructor. */
  constructor(path: string, toSocket: (fd: OwnedFd) => FdSocket) {
    this.path = checkPath(path)
    this.#toSocket = toSocket
    this.#listener = new SocketListener(path)
    this.#guard = guards.issue()
    this.#guard.held.listener = this.#listener
  }

  /** True after it was closed. */
  get closed(): boolean {
    return this.#guard === undefined
  }

  /**
   * Waits for the next connection.
   *
   * @returns a socket, which you must close; or null if the server was closed
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EMFILE`: too many open files), `ERR_INVALID_ARG_TYPE`
   * @see `accept4`
   */
  async accept(options: SocketOptions = {}): Promise<FdSocket | null> {
    checkOptions(options, { signal: true })
    const { signal } = options
    checkSignal(signal)
    const { channel } = this.#listener
    return channel.try({
      for: 'readable',
      attempt: () => (this.closed ? null : this.#accept(channel.fd)),
      whenClosed: () => null,
      signal,
    })
  }

  /**
   * Accepts connections until the server is closed. While this process or the system has too many open files, new
   * connections wait until it has fewer.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<FdSocket, void, undefined> {
    for (;;) {
      const socket = await this.accept().catch(waitForFds)
      if (socket === null) return
      if (socket !== undefined) yield socket
    }
  }

  /**
   * Stops listening and removes the socket file. Accepted sockets stay open. Does nothing if it was already closed.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM`: the file cannot be removed; the server is closed nevertheless
   */
  close(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    this.#guard = undefined
    guard.held.listener = undefined
    guards.retire(guard)
    this.#listener.close()
  }

  /** Closes the server at the end of a `using` block, like {@link FdSocketServer.close | close()}. */
  [Symbol.dispose](): void {
    this.close()
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `FdSocketServer { path: '${this.path}'${this.closed ? ', closed' : ''} }`
  }

  #accept(listening: number): FdSocket | undefined {
    const fd = accept(listening)
    return fd && this.#toSocket(fd)
  }
}

interface OpenServer extends HeldResource {
  listener: SocketListener | undefined
}

const guards = new Guards<OpenServer>(
  'FdSocketServer',
  () => ({ listener: undefined, stack: undefined }),
  ({ listener }) => {
    listener?.close()
  },
)

function accept(listening: number): OwnedFd | undefined {
  for (;;) {
    const fd = c.accept4(listening, null, null, SOCK_NONBLOCK | SOCK_CLOEXEC)
    if (fd >= 0) return adoptFd(fd)
    const errno = lastErrno()
    if (errno === EAGAIN) return undefined
    // On ECONNABORTED, the first client in the queue has disconnected again.
    if (errno !== EINTR && errno !== ECONNABORTED) throw systemError('accept4', 'accept a connection', errno)
  }
}

/** Waits a moment before the next attempt, since no event reports that an fd is free again. */
async function waitForFds(error: unknown): Promise<undefined> {
  const errno = error instanceof GstAllocatorsError ? error.errno : undefined
  if (errno !== EMFILE && errno !== ENFILE) throw error
  await setTimeout(acceptRetryMs)
}

const { EAGAIN, ECONNABORTED, EINTR, EMFILE, ENFILE } = constants.errno

const acceptRetryMs = 20

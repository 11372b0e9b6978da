import { setTimeout } from 'node:timers/promises'
import { constants } from 'node:os'
import { inspect } from 'node:util'
import { checkObject, checkSignal, GstAllocatorsError, type Signal, wrongType } from '../../errors/index.js'
import { c, errnoName, lastErrno } from '../../ffi/index.js'
import { type Guard, Guards, type Remains } from '../../lifetime/index.js'
import { fdNumber } from '../fd-number.js'
import { OwnedFd } from '../owned-fd.js'
import { addressOfPath, checkPath } from './address.js'
import { Channel } from './channel.js'
import { FdSocketServer } from './fd-socket-server.js'
import { Outgoing, type Sendable } from './outgoing.js'
import { receivePacket, sendPacket } from './packet.js'
import { openArrival, type ReceivedMessage } from './received.js'
import { checkSocket, makeSocket, makeSocketPair } from './system-socket.js'

/** How long to wait. */
export interface SocketOptions {
  /** Ends the waiting: the promise is rejected with the signal's reason, and nothing is sent, received or lost. */
  readonly signal?: Signal | undefined
}

/** What {@link FdSocket.receive} can be told. */
export interface ReceiveOptions extends SocketOptions {
  /**
   * Accepts memfds that are not sealed against shrinking or have huge pages, and files. Whoever sent one could take its bytes away, and end
   * this process by that as soon as it has it mapped; and a file may be of a file system of his that does not answer. Default: false.
   */
  readonly allowUnsealed?: boolean | undefined
}

/**
 * One end of a socket between two processes, which carries messages and fds: the memory itself is in both, and no byte of it
 * goes over the socket. Messages are JSON, and arrive whole, in their order; one has at most 65 536 bytes and 253 fds.
 *
 * The receiver looks at each fd before it hands it out: one that is no memory, smaller than the message says, of another kind, or not sealed, is
 * refused. An open socket by itself does not keep the process alive; who waits for it does.
 *
 * @example
 * ```ts
 * import { createMemfd, FdSocket } from 'gst-allocators/fd'
 *
 * const [here, there] = FdSocket.pair()
 * using fd = createMemfd(4096, { sealed: true })
 * await here.send(['frame', 1], [fd])
 *
 * using received = await there.receive()
 * using mapping = received?.fds[0]?.map('readwrite')
 * console.log(received?.message, mapping?.bytes.length) // [ 'frame', 1 ] 4096
 * here.close()
 * there.close()
 * ```
 */
export class FdSocket implements Disposable {
  readonly #channel: Channel
  #guard: Guard<OpenSocket> | undefined

  /**
   * Takes over a socket, such as one that a process has inherited.
   *
   * @param fd - an fd of a connected `AF_UNIX` socket of the type `SOCK_SEQPACKET`
   * @throws {GstAllocatorsError} `ERR_NOT_SEQPACKET`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`,
   *   `ERR_SYSTEM`; the fd stays the caller's
   * @example
   * ```ts no-run: needs a process that was started with such a socket as its fd 3
   * import { FdSocket } from 'gst-allocators/fd'
   *
   * using socket = new FdSocket(3)
   * for await (const { message } of socket.messages()) console.log(message)
   * ```
   */
  constructor(fd: OwnedFd | number) {
    const number = fdNumber(fd, 'use')
    checkSocket(number)
    this.#guard = guards.issue()
    if (fd instanceof OwnedFd) OwnedFd.giveAway(fd)
    this.#channel = new Channel(number)
    this.#guard.remains.channel = this.#channel
  }

  /**
   * Two ends of one socket: keep one, and give the other to a process that you start, as an entry of its `stdio`. Close that one
   * then, or you will not hear when the process ends.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EMFILE`: too many open files)
   * @see `socketpair`
   * @example
   * ```ts
   * import { spawn } from 'node:child_process'
   * import { once } from 'node:events'
   * import { FdSocket } from 'gst-allocators/fd'
   *
   * const [socket, theirs] = FdSocket.pair()
   * const child = spawn('true', { stdio: ['ignore', 'inherit', 'inherit', theirs.fd] }) // its fd 3
   * const end = once(child, 'close')
   * theirs.close()
   * console.log(await socket.receive()) // null: it has ended
   * socket.close()
   * await end
   * ```
   */
  static pair(): [FdSocket, FdSocket] {
    const [one, other] = makeSocketPair()
    return [new FdSocket(one), new FdSocket(other)]
  }

  /**
   * Connects to who listens at a path.
   *
   * @param path - the path of the socket, at most 107 bytes
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`ENOENT`, `ECONNREFUSED`: nobody listens), `ERR_NOT_SEQPACKET`,
   *   `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`
   * @see `connect`
   */
  static async connect(path: string, options: SocketOptions = {}): Promise<FdSocket> {
    checkPath(path)
    const { signal } = checkOptions(options)
    const fd = makeSocket()
    try {
      // There is no event for this: the other side has more callers than it has answered.
      while (!tryToConnect(fd.fd, path)) {
        signal?.throwIfAborted()
        await setTimeout(delay)
      }
      signal?.throwIfAborted()
      return new FdSocket(fd)
    } finally {
      fd.close()
    }
  }

  /**
   * Lets other processes connect at a path: those that may write to the file, so put it where only they may. What is left
   * there of a process that has ended is replaced.
   *
   * @param path - the path of the socket, at most 107 bytes
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EADDRINUSE`: somebody listens there, or it is no socket), `ERR_INVALID_ARG_TYPE`,
   *   `ERR_OUT_OF_RANGE`
   * @see `listen`
   * @example
   * ```ts
   * import { mkdtempSync, rmSync } from 'node:fs'
   * import { tmpdir } from 'node:os'
   * import { join } from 'node:path'
   * import { FdSocket } from 'gst-allocators/fd'
   *
   * const folder = mkdtempSync(join(tmpdir(), 'example-')) // nobody else may go in there
   * const server = FdSocket.listen(join(folder, 'frames.socket'))
   * const client = await FdSocket.connect(server.path)
   * await client.send('hello')
   * client.close()
   * for await (const socket of server) {
   *   console.log((await socket.receive())?.message) // hello
   *   socket.close()
   *   server.close() // which ends the loop
   * }
   * rmSync(folder, { recursive: true })
   * ```
   */
  static listen(path: string): FdSocketServer {
    return new FdSocketServer(path)
  }

  /** The number of the socket's fd, borrowed; -1 once it is closed. */
  get fd(): number {
    return this.#channel.fd
  }

  /** True once it was closed here. */
  get closed(): boolean {
    return this.fd === -1
  }

  /**
   * Sends a message, and fds with it. It resolves when the message is on its way, and waits before if the other side does not keep
   * up. Your fds stay yours, and you may close them at once, since the message has its own; but who gets a `SharedFd` of a pipeline's memory
   * reads the next frame in it once the memory is released.
   *
   * @param message - any value that JSON has
   * @param fds - dma-bufs, memfds and files, at most 253; of a `SharedFd`, as `memory.shareFd()` gives it, the part that it means is announced, of others the whole file
   * @throws {GstAllocatorsError} `ERR_PEER_CLOSED`, `ERR_SOCKET_CLOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`: too many bytes or
   *   fds, `ERR_FD_MISMATCH`: it is no memory, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_FD_REPLACED`, `ERR_FD_TOO_SMALL`, `ERR_SYSTEM` (`ETOOMANYREFS`: too many fds on
   *   their way)
   * @see `sendmsg`
   */
  async send(message: unknown, fds: readonly Sendable[] = [], options: SocketOptions = {}): Promise<void> {
    const { signal } = checkOptions(options)
    const outgoing = new Outgoing(message, fds)
    try {
      await this.#channel.try({
        for: 'writable',
        attempt: () => sendPacket(this.fd, outgoing.text, outgoing.fds) || undefined,
        whenClosed: () => {
          throw new GstAllocatorsError('ERR_SOCKET_CLOSED', 'Cannot send by this FdSocket: it was closed')
        },
        signal,
      })
    } finally {
      outgoing.close()
    }
  }

  /**
   * Waits for the next message. After an error of the message's, the next one can be received.
   *
   * @returns the message, whose fds are yours; or null, when the other side has closed the socket and all was received, or it was
   *   closed here
   * @throws {GstAllocatorsError} `ERR_FD_MISMATCH`: an fd is no memory, not what was announced, or not sealed; `ERR_BAD_MESSAGE`,
   *   `ERR_INVALID_ARG_TYPE`, `ERR_SYSTEM`
   * @see `recvmsg`
   */
  async receive(options: ReceiveOptions = {}): Promise<ReceivedMessage | null> {
    const { signal } = checkOptions(options)
    const { allowUnsealed = false } = options
    if (typeof allowUnsealed !== 'boolean') throw wrongType('allowUnsealed', 'a boolean', allowUnsealed)
    return this.#channel.try({
      for: 'readable',
      attempt: () => {
        const arrival = receivePacket(this.fd)
        return arrival && openArrival(arrival, allowUnsealed)
      },
      whenClosed: () => null,
      signal,
    })
  }

  /**
   * Receives message after message, until the socket is closed on either side.
   *
   * @throws {GstAllocatorsError} `ERR_FD_MISMATCH`, `ERR_BAD_MESSAGE`, `ERR_INVALID_ARG_TYPE`, `ERR_SYSTEM`; another loop may go on
   * @example
   * ```ts
   * import { FdSocket } from 'gst-allocators/fd'
   *
   * const [here, there] = FdSocket.pair()
   * await here.send([1, 2])
   * here.close()
   * for await (using received of there.messages()) console.log(received.message) // [ 1, 2 ]
   * there.close()
   * ```
   */
  async *messages(options: ReceiveOptions = {}): AsyncGenerator<ReceivedMessage, void, undefined> {
    for (;;) {
      const received = await this.receive(options)
      if (received === null) return
      yield received
    }
  }

  /**
   * Closes the socket: the other side receives what was sent, and then null. A second call does nothing. Fds that came and were never
   * received are closed with it.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EBADF`: somebody else closed it before)
   */
  close(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    this.#guard = undefined
    guard.remains.channel = undefined
    guards.retire(guard)
    this.#channel.close()
  }

  /** The same as {@link FdSocket.close | close()}, for `using`. */
  [Symbol.dispose](): void {
    this.close()
  }

  /**
   * What `console.log` shows.
   *
   * @internal
   */
  [inspect.custom](): string {
    return `FdSocket { fd: ${this.fd} }`
  }
}

interface OpenSocket extends Remains {
  channel: Channel | undefined
}

const guards = new Guards<OpenSocket>(
  'FdSocket',
  () => ({ channel: undefined, stack: undefined }),
  ({ channel }) => {
    channel?.close()
  },
)

/** Checks what a program gave. */
function checkOptions(options: SocketOptions): SocketOptions {
  checkObject('options', options)
  const { signal } = options
  checkSignal(signal)
  return { signal }
}

function tryToConnect(fd: number, path: string): boolean {
  const { pointer, length } = addressOfPath(path)
  if (c.connect(fd, pointer, length) === 0) return true
  const errno = lastErrno()
  if (errno === EAGAIN || errno === EINTR) return false
  if (errno === EPROTOTYPE)
    throw new GstAllocatorsError(
      'ERR_NOT_SEQPACKET',
      `Cannot connect to ${path}: who listens there has a socket that does not keep messages apart (SOCK_SEQPACKET), such as one of node:net`,
      { path, errno, syscall: 'connect' },
    )
  const why = errno === ENOENT || errno === ECONNREFUSED ? ', since nobody listens there' : ''
  throw new GstAllocatorsError(
    'ERR_SYSTEM',
    `Cannot connect to ${path}: connect failed with ${errnoName(errno)}${why}`,
    { path, errno, syscall: 'connect' },
  )
}

const { EAGAIN, ECONNREFUSED, EINTR, ENOENT, EPROTOTYPE } = constants.errno

/** In milliseconds. */
const delay = 5

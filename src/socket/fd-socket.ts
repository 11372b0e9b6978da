// More than 200 lines, because it is the public face of a socket, and half of the lines are its documentation.
import { inspect } from 'node:util'
import { checkOptions, checkSignal, GstAllocatorsError, type Signal, wrongType } from '../errors/index.js'
import { type Guard, Guards, type HeldResource } from '../lifetime/index.js'
import { fdNumber, OwnedFd } from '../fd/index.js'
import { checkPath } from './address.js'
import { Channel } from './channel.js'
import { connectSocket } from './connect-socket.js'
import { FdSocketServer } from './fd-socket-server.js'
import { Outgoing, type Sendable } from './outgoing.js'
import { receivePacket, sendPacket } from './packet.js'
import { openArrival, type ReceivedMessage } from './received.js'
import { checkSocket, makeSocketPair } from './system-socket.js'

/** Options of methods that wait for a socket. */
export interface SocketOptions {
  /** Stops waiting: the promise rejects with the signal's reason, and nothing is sent, received or lost. */
  readonly signal?: Signal | undefined
}

/** Options of {@link FdSocket.receive}. */
export interface ReceiveOptions extends SocketOptions {
  /**
   * Accepts files, memfds that are not sealed against shrinking, and memfds with huge pages. While this process has
   * such memory mapped, the sender can remove its bytes and so crash this process; a file can also be in a FUSE file
   * system that never answers. Default: false.
   */
  readonly allowUnsealed?: boolean | undefined
}

/**
 * One end of a socket between two processes that carries messages and fds: both processes share the memory, and none of
 * its bytes go over the socket. Messages are JSON, arrive whole and in order, with at most 65 536 bytes and 253 fds.
 *
 * The receiver checks each fd before it returns it, and refuses one that is not memory, smaller than announced, of a
 * different kind, or not sealed. An open socket does not keep the process alive; a pending receive() or send() does.
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
   * Takes ownership of a socket, such as one that this process inherited.
   *
   * @param fd - the fd of a connected `AF_UNIX` socket of type `SOCK_SEQPACKET`
   * @throws {GstAllocatorsError} `ERR_NOT_SEQPACKET`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`,
   *   `ERR_FD_CLOSED`, `ERR_SYSTEM`; the caller keeps the fd
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
    if (OwnedFd.is(fd)) OwnedFd.giveAway(fd)
    this.#channel = new Channel(number)
    this.#guard.held.channel = this.#channel
  }

  /**
   * Creates the two ends of a socket: keep one, and pass the other to a child process as an entry of its `stdio`. Then
   * close the other one here, or this process cannot detect that the child has ended.
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
   * Connects to the socket that listens at a path.
   *
   * @param path - the path of the socket, at most 107 bytes
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`ENOENT`, `ECONNREFUSED`: no process listens there),
   *   `ERR_NOT_SEQPACKET`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`
   * @see `connect`
   */
  static async connect(path: string, options: SocketOptions = {}): Promise<FdSocket> {
    checkPath(path)
    const signal = checkSocketOptions(options)
    const fd = await connectSocket(path, signal)
    try {
      return new FdSocket(fd)
    } finally {
      fd.close()
    }
  }

  /**
   * Listens at a path for connections. Every process that may write to the socket file can connect, so put it in a
   * folder that only those processes can access. Replaces the file of a process that has ended.
   *
   * @param path - the path of the socket, at most 107 bytes
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EADDRINUSE`: a socket listens there, or the file is not a socket),
   *   `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`
   * @see `listen`
   * @example
   * ```ts
   * import { mkdtempSync, rmSync } from 'node:fs'
   * import { tmpdir } from 'node:os'
   * import { join } from 'node:path'
   * import { FdSocket } from 'gst-allocators/fd'
   *
   * const folder = mkdtempSync(join(tmpdir(), 'example-')) // only this user can access it
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
    return new FdSocketServer(path, (fd) => new FdSocket(fd))
  }

  /** The number of the socket's fd, which is borrowed; -1 after the socket was closed. */
  get fd(): number {
    return this.#channel.fd
  }

  /** True after this end was closed. */
  get closed(): boolean {
    return this.fd === -1
  }

  /**
   * Sends a message with fds. Resolves when the message is queued, after waiting while the receiver is not keeping up.
   * The message has dups of the fds, so you keep yours and may close them right away. But once the memory of a pipeline
   * is released, the pipeline writes its next frame into it, and the receiver sees that.
   *
   * @param message - any JSON-serializable value
   * @param fds - dma-bufs, memfds and files, at most 253; a `SharedFd`, such as from `memory.shareFd()`, sends its part
   *   of the file, others send the whole file
   * @throws {GstAllocatorsError} `ERR_PEER_CLOSED`, `ERR_SOCKET_CLOSED`, `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`:
   *   too many bytes or fds, `ERR_FD_MISMATCH`: not memory, `ERR_BAD_FD`, `ERR_FD_CLOSED`, `ERR_FD_REPLACED`,
   *   `ERR_FD_TOO_SMALL`, `ERR_SYSTEM` (`ETOOMANYREFS`: too many fds in flight)
   * @see `sendmsg`
   */
  async send(message: unknown, fds: readonly Sendable[] = [], options: SocketOptions = {}): Promise<void> {
    const signal = checkSocketOptions(options)
    const outgoing = new Outgoing(message, fds)
    try {
      await this.#channel.try({
        for: 'writable',
        attempt: () => sendPacket(this.fd, outgoing.text, outgoing.fds) || undefined,
        whenClosed: () => {
          throw new GstAllocatorsError('ERR_SOCKET_CLOSED', 'Cannot send on this FdSocket: it was closed')
        },
        signal,
      })
    } finally {
      outgoing.close()
    }
  }

  /**
   * Waits for the next message. After an error in one message, the next one can still be received.
   *
   * @returns the message, whose fds you own; or null if the other side closed the socket and no message is left, or if
   *   this side closed it
   * @throws {GstAllocatorsError} `ERR_FD_MISMATCH`: an fd is not memory, not what was announced, or not sealed;
   *   `ERR_BAD_MESSAGE`, `ERR_INVALID_ARG_TYPE`, `ERR_SYSTEM`
   * @see `recvmsg`
   */
  async receive(options: ReceiveOptions = {}): Promise<ReceivedMessage | null> {
    const signal = checkSocketOptions(options, { allowUnsealed: true })
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
   * Receives messages until either side closes the socket.
   *
   * @throws {GstAllocatorsError} `ERR_FD_MISMATCH`, `ERR_BAD_MESSAGE`, `ERR_INVALID_ARG_TYPE`, `ERR_SYSTEM`; another
   *   loop can receive the rest
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
   * Closes the socket, and with it all fds that have arrived but were not received. The other side receives the
   * remaining messages, then null. Does nothing if the socket was already closed.
   *
   * @throws {GstAllocatorsError} `ERR_SYSTEM` (`EBADF`: other code already closed the fd)
   */
  close(): void {
    if (this.#guard === undefined) return
    const guard = this.#guard
    this.#guard = undefined
    guard.held.channel = undefined
    guards.retire(guard)
    this.#channel.close()
  }

  /** Closes the socket at the end of a `using` block, like {@link FdSocket.close | close()}. */
  [Symbol.dispose](): void {
    this.close()
  }

  /** @internal Returns what `console.log` shows. */
  [inspect.custom](): string {
    return `FdSocket { fd: ${this.fd} }`
  }
}

interface OpenSocket extends HeldResource {
  channel: Channel | undefined
}

const guards = new Guards<OpenSocket>(
  'FdSocket',
  () => ({ channel: undefined, stack: undefined }),
  ({ channel }) => {
    channel?.close()
  },
)

/** Checks the options of a wait, and returns the signal. `others` names the further options of the same call. */
function checkSocketOptions(
  options: SocketOptions,
  others: Readonly<Record<string, true>> = {},
): Signal | undefined {
  checkOptions<SocketOptions>(options, { signal: true, ...others })
  const { signal } = options
  checkSignal(signal)
  return signal
}

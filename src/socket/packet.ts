import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import {
  addressOfBuffer,
  c,
  FIONREAD,
  lastErrno,
  layouts,
  littleEndian,
  MSG_CMSG_CLOEXEC,
  MSG_CTRUNC,
  MSG_DONTWAIT,
  MSG_NOSIGNAL,
  MSG_TRUNC,
  nativeBytes,
  type NativeBytes,
  type NativeStruct,
  POLLRDHUP,
  SCM_PIDFD,
  SCM_RIGHTS,
  SOL_SOCKET,
  systemError,
  withStruct,
} from '../ffi/index.js'
import type { OwnedFd } from '../fd/index.js'

/** The maximum length of a message in bytes of JSON, including the description of its fds. */
export const maxPacketBytes = 65_536

/** The maximum number of fds in a message, which the kernel sets: SCM_MAX_FD. */
export const maxPacketFds = 253

/** Sends a text with fds. Returns false if the receive queue of the other side is full. */
export function sendPacket(socket: number, text: string, fds: readonly OwnedFd[]): boolean {
  const length = packetBuffers().bytes.write(text)
  fds.forEach(writeFd)
  const errno = withMessage(length, fds.length === 0 ? 0 : controlSpace(fds.length), ({ pointer }) =>
    errnoOf(() => c.sendmsg(socket, pointer, MSG_DONTWAIT | MSG_NOSIGNAL)),
  )
  if (errno <= 0) return true
  if (errno === EAGAIN) return false
  if (errno === EPIPE || errno === ECONNRESET)
    throw new GstAllocatorsError(
      'ERR_PEER_CLOSED',
      `Cannot send on socket ${socket}: the other side has closed it`,
      { fd: socket, errno, syscall: 'sendmsg' },
    )
  throw systemError('sendmsg', `send on socket ${socket}`, errno, { fd: socket })
}

/** A packet as it arrived, not validated yet. */
export interface Arrival {
  readonly bytes: Uint8Array
  /** The numbers of the fds, which the caller must close. They can refer to anything. */
  readonly fds: readonly number[]
  /** True if the text was longer than a message may be. */
  readonly isCut: boolean
  /** True if fds were lost because this process cannot open that many. */
  readonly hasLostFds: boolean
}

/** Receives a packet. Returns undefined if none has arrived, and null if none can arrive any more. */
export function receivePacket(socket: number): Arrival | undefined | null {
  for (;;) {
    const arrival = withMessage(maxPacketBytes, controlBytes, (message) => receive(socket, message))
    if (typeof arrival !== 'number') return isEmpty(arrival) && hasEnded(socket) ? null : arrival
    if (arrival === EAGAIN) return undefined
    // ECONNRESET: the other side closed without reading everything. What it sent before can still be received.
    if (arrival !== ECONNRESET)
      throw systemError('recvmsg', `receive on socket ${socket}`, arrival, { fd: socket })
  }
}

/** Receives a packet, or returns an errno. */
function receive(socket: number, { pointer, view }: NativeStruct<'msghdr'>): Arrival | number {
  const result = errnoOf(() => c.recvmsg(socket, pointer, MSG_DONTWAIT | MSG_CMSG_CLOEXEC))
  if (result > 0) return result
  const flags = view.getInt32(msghdr.flags, littleEndian)
  return {
    bytes: Uint8Array.prototype.slice.call(packetBuffers().bytes, 0, -result),
    fds: sentFds(Number(view.getBigUint64(msghdr.controllen, littleEndian))),
    isCut: (flags & MSG_TRUNC) !== 0,
    hasLostFds: (flags & MSG_CTRUNC) !== 0,
  }
}

function isEmpty({ bytes, fds }: Arrival): boolean {
  return bytes.length === 0 && fds.length === 0
}

/** Distinguishes the end from an empty message: the other side cannot send any more, and no byte is left. */
function hasEnded(socket: number): boolean {
  return isShutDown(socket) && unreadBytes(socket) === 0
}

function isShutDown(socket: number): boolean {
  return withStruct('pollfd', ({ pointer, view }) => {
    view.setInt32(pollfd.fd, socket, littleEndian)
    view.setInt16(pollfd.events, POLLRDHUP, littleEndian)
    return c.poll(pointer, 1, 0) === 1
  })
}

function unreadBytes(socket: number): number | undefined {
  return withStruct('int', ({ pointer, view }) =>
    c.ioctl(socket, FIONREAD, pointer) === 0 ? view.getInt32(0, littleEndian) : undefined,
  )
}

/** Repeats a call while signals interrupt it. Returns an errno, or the number of transferred bytes negated. */
function errnoOf(call: () => number): number {
  for (;;) {
    const length = call()
    if (length >= 0) return -length
    const errno = lastErrno()
    if (errno !== EINTR) return errno
  }
}

/** Lends a msghdr that refers to the packet buffers. */
function withMessage<T>(
  length: number,
  controlLength: number,
  use: (message: NativeStruct<'msghdr'>) => T,
): T {
  const { address, control } = packetBuffers()
  const lend = (message: NativeStruct<'msghdr'>, vector: NativeStruct<'iovec'>): T => {
    vector.view.setBigUint64(iovec.base, address, littleEndian)
    vector.view.setBigUint64(iovec.length, BigInt(length), littleEndian)
    message.view.setBigUint64(msghdr.iov, vector.pointer, littleEndian)
    message.view.setBigUint64(msghdr.iovlen, 1n, littleEndian)
    message.view.setBigUint64(msghdr.control, controlLength === 0 ? 0n : control.pointer, littleEndian)
    message.view.setBigUint64(msghdr.controllen, BigInt(controlLength), littleEndian)
    return use(message)
  }
  return withStruct('iovec', (vector) => withStruct('msghdr', (message) => lend(message, vector)))
}

function writeFd({ fd }: OwnedFd, index: number, { length }: readonly OwnedFd[]): void {
  const { view } = packetBuffers().control
  view.setBigUint64(cmsghdr.length, BigInt(cmsghdr.size + 4 * length), littleEndian)
  view.setInt32(cmsghdr.level, SOL_SOCKET, littleEndian)
  view.setInt32(cmsghdr.type, SCM_RIGHTS, littleEndian)
  view.setInt32(cmsghdr.size + 4 * index, fd, littleEndian)
}

/** Returns the fds of a message. Closes a pidfd of the sender, which the kernel adds if the socket has SO_PASSPIDFD. */
function sentFds(controlLength: number): number[] {
  const { view } = packetBuffers().control
  const fds: number[] = []
  for (let at = 0; at + cmsghdr.size <= controlLength;) {
    const length = Number(view.getBigUint64(at + cmsghdr.length, littleEndian))
    const type = view.getInt32(at + cmsghdr.type, littleEndian)
    if (view.getInt32(at + cmsghdr.level, littleEndian) === SOL_SOCKET)
      for (let from = at + cmsghdr.size; from < at + length; from += 4) {
        const fd = view.getInt32(from, littleEndian)
        if (type === SCM_RIGHTS) fds.push(fd)
        if (type === SCM_PIDFD) c.close(fd)
      }
    at += Math.max(cmsghdr.size, align(length))
  }
  return fds
}

interface PacketBuffers {
  /** The control data: a sequence of cmsghdr, each with its fds. */
  readonly control: NativeBytes
  /** The text. */
  readonly bytes: Buffer
  readonly address: bigint
}

/** Returns the bytes that all messages pass through. */
function packetBuffers(): PacketBuffers {
  return (buffers ??= makeBuffers())
}

let buffers: PacketBuffers | undefined

function makeBuffers(): PacketBuffers {
  const buffer = new ArrayBuffer(maxPacketBytes)
  return { control: nativeBytes(controlBytes), bytes: Buffer.from(buffer), address: addressOfBuffer(buffer) }
}

function controlSpace(fds: number): number {
  return cmsghdr.size + align(4 * fds)
}

function align(length: number): number {
  return Math.ceil(length / 8) * 8
}

const { cmsghdr, iovec, msghdr, pollfd } = layouts
// Space for all fds and for sender information: SO_PASSCRED, SO_PASSSEC, SO_PASSPIDFD.
const controlBytes = controlSpace(maxPacketFds) + 1024
const { EAGAIN, ECONNRESET, EINTR, EPIPE } = constants.errno

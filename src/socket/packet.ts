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
  nativeStruct,
  type NativeStruct,
  POLLRDHUP,
  SCM_PIDFD,
  SCM_RIGHTS,
  SOL_SOCKET,
  systemError,
} from '../ffi/index.js'
import type { OwnedFd } from '../fd/index.js'

/** The maximum length of a message in bytes of JSON, including the description of its fds. */
export const maxPacketBytes = 65_536

/** The maximum number of fds in a message, which the kernel sets: SCM_MAX_FD. */
export const maxPacketFds = 253

/** Sends a text with fds. Returns false if the receive queue of the other side is full. */
export function sendPacket(socket: number, text: string, fds: readonly OwnedFd[]): boolean {
  const { bytes } = packetBuffers()
  prepare(bytes.write(text), fds.length === 0 ? 0 : controlSpace(fds.length))
  fds.forEach(writeFd)
  const errno = call('sendmsg', socket, MSG_DONTWAIT | MSG_NOSIGNAL)
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
  const { bytes, struct } = packetBuffers()
  const length = receive(socket)
  if (length === undefined) return undefined
  const flags = struct.view.getInt32(msghdr.flags, littleEndian)
  const fds = sentFds()
  if (length === 0 && fds.length === 0 && hasEnded(socket)) return null
  return {
    bytes: Uint8Array.prototype.slice.call(bytes, 0, length),
    fds,
    isCut: (flags & MSG_TRUNC) !== 0,
    hasLostFds: (flags & MSG_CTRUNC) !== 0,
  }
}

function receive(socket: number): number | undefined {
  for (;;) {
    prepare(maxPacketBytes, controlBytes)
    const length = -call('recvmsg', socket, MSG_DONTWAIT | MSG_CMSG_CLOEXEC)
    if (length >= 0) return length
    const errno = -length
    if (errno === EAGAIN) return undefined
    // ECONNRESET: the other side closed without reading everything. What it sent before can still be received.
    if (errno !== ECONNRESET)
      throw systemError('recvmsg', `receive on socket ${socket}`, errno, { fd: socket })
  }
}

/** Distinguishes the end from an empty message: the other side cannot send any more, and no byte is left. */
function hasEnded(socket: number): boolean {
  const { pointer, view } = packetBuffers().struct
  view.setInt32(pollfd.fd, socket, littleEndian)
  view.setInt16(pollfd.events, POLLRDHUP, littleEndian)
  if (c.poll(pointer, 1, 0) !== 1) return false
  return c.ioctl(socket, FIONREAD, pointer) === 0 && view.getInt32(0, littleEndian) === 0
}

/** Repeats a call while signals interrupt it. Returns an errno, or the number of transferred bytes negated. */
function call(name: 'sendmsg' | 'recvmsg', socket: number, flags: number): number {
  const { pointer } = packetBuffers().struct
  for (;;) {
    const length = name === 'sendmsg' ? c.sendmsg(socket, pointer, flags) : c.recvmsg(socket, pointer, flags)
    if (length >= 0) return -length
    const errno = lastErrno()
    if (errno !== EINTR) return errno
  }
}

/** Fills in the structs for one call. */
function prepare(length: number, controlLength: number): void {
  const { struct, address } = packetBuffers()
  const { pointer, view } = struct
  view.setBigUint64(iovAt + iovec.base, address, littleEndian)
  view.setBigUint64(iovAt + iovec.length, BigInt(length), littleEndian)
  view.setBigUint64(msghdr.iov, pointer + BigInt(iovAt), littleEndian)
  view.setBigUint64(msghdr.iovlen, 1n, littleEndian)
  view.setBigUint64(msghdr.control, controlLength === 0 ? 0n : pointer + BigInt(controlAt), littleEndian)
  view.setBigUint64(msghdr.controllen, BigInt(controlLength), littleEndian)
  view.setInt32(msghdr.flags, 0, littleEndian)
}

function writeFd({ fd }: OwnedFd, index: number, { length }: readonly OwnedFd[]): void {
  const { view } = packetBuffers().struct
  view.setBigUint64(controlAt + cmsghdr.length, BigInt(cmsghdr.size + 4 * length), littleEndian)
  view.setInt32(controlAt + cmsghdr.level, SOL_SOCKET, littleEndian)
  view.setInt32(controlAt + cmsghdr.type, SCM_RIGHTS, littleEndian)
  view.setInt32(controlAt + cmsghdr.size + 4 * index, fd, littleEndian)
}

/** Returns the fds of a message. Closes a pidfd of the sender, which the kernel adds if the socket has SO_PASSPIDFD. */
function sentFds(): number[] {
  const { view } = packetBuffers().struct
  const end = controlAt + Number(view.getBigUint64(msghdr.controllen, littleEndian))
  const fds: number[] = []
  for (let at = controlAt; at + cmsghdr.size <= end;) {
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
  /** The msghdr, the iovec and the control data. */
  readonly struct: NativeStruct
  readonly bytes: Buffer
  readonly address: bigint
}

/** Returns the structs that all calls share. */
function packetBuffers(): PacketBuffers {
  return (buffers ??= makeBuffers())
}

let buffers: PacketBuffers | undefined

function makeBuffers(): PacketBuffers {
  const struct = nativeStruct(controlAt + controlBytes)
  new Uint8Array(struct.view.buffer).fill(0)
  const buffer = new ArrayBuffer(maxPacketBytes)
  return { struct, bytes: Buffer.from(buffer), address: addressOfBuffer(buffer) }
}

function controlSpace(fds: number): number {
  return cmsghdr.size + align(4 * fds)
}

function align(length: number): number {
  return Math.ceil(length / 8) * 8
}

const { cmsghdr, iovec, msghdr, pollfd } = layouts
const iovAt = msghdr.size
const controlAt = iovAt + iovec.size
// Space for all fds and for sender information: SO_PASSCRED, SO_PASSSEC, SO_PASSPIDFD.
const controlBytes = controlSpace(maxPacketFds) + 1024
const { EAGAIN, ECONNRESET, EINTR, EPIPE } = constants.errno

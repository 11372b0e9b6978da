import { constants } from 'node:os'
import { GstAllocatorsError } from '../../errors/index.js'
import {
  addressOf,
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
} from '../../ffi/index.js'
import type { OwnedFd } from '../owned-fd.js'

/** How many bytes of JSON a message may have, with what is said of its fds. */
export const maxPacketBytes = 65_536

/** How many fds the kernel lets a message carry: SCM_MAX_FD. */
export const maxPacketFds = 253

/** Sends a text with fds. False when the other side must read first. */
export function sendPacket(socket: number, text: string, fds: readonly OwnedFd[]): boolean {
  const { bytes } = room()
  prepare(bytes.write(text), fds.length === 0 ? 0 : controlSpace(fds.length))
  fds.forEach(writeFd)
  const errno = call('sendmsg', socket, MSG_DONTWAIT | MSG_NOSIGNAL)
  if (errno <= 0) return true
  if (errno === EAGAIN) return false
  if (errno === EPIPE || errno === ECONNRESET)
    throw new GstAllocatorsError(
      'ERR_PEER_CLOSED',
      `Cannot send by socket ${socket}: the other side is gone`,
      { fd: socket, errno, syscall: 'sendmsg' },
    )
  throw systemError('sendmsg', `send by socket ${socket}`, errno, { fd: socket })
}

/** What has come. */
export interface Arrival {
  readonly bytes: Uint8Array
  /** The numbers of the fds, which are the caller's to close. They may be anything, and are not asked for their size yet. */
  readonly fds: readonly number[]
  /** True when there was more text than a message may have. */
  readonly isCut: boolean
  /** True when fds were lost, because this process may not open so many. */
  readonly hasLostFds: boolean
}

/** Takes what has come: undefined when nothing has, and null when nothing will. */
export function receivePacket(socket: number): Arrival | undefined | null {
  const { bytes, struct } = room()
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
    // It tells that the other side closed without having read all. What it sent before that is still there.
    if (errno !== ECONNRESET)
      throw systemError('recvmsg', `receive by socket ${socket}`, errno, { fd: socket })
  }
}

/** Tells the end from a message without a byte, which looks like it: nobody can send any more, and no byte is left. */
function hasEnded(socket: number): boolean {
  const { pointer, view } = room().struct
  view.setInt32(pollfd.fd, socket, littleEndian)
  view.setInt16(pollfd.events, POLLRDHUP, littleEndian)
  if (c.poll(pointer, 1, 0) !== 1) return false
  return c.ioctl(socket, FIONREAD, pointer) === 0 && view.getInt32(0, littleEndian) === 0
}

/** Calls until no signal comes between. The result is an errno, or, as 0 and less, how many bytes went through. */
function call(name: 'sendmsg' | 'recvmsg', socket: number, flags: number): number {
  const { pointer } = room().struct
  for (;;) {
    const length = name === 'sendmsg' ? c.sendmsg(socket, pointer, flags) : c.recvmsg(socket, pointer, flags)
    if (length >= 0) return -length
    const errno = lastErrno()
    if (errno !== EINTR) return errno
  }
}

/** Fills the structs in for one call. */
function prepare(length: number, controlLength: number): void {
  const { struct, address } = room()
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
  const { view } = room().struct
  view.setBigUint64(controlAt + cmsghdr.length, BigInt(cmsghdr.size + 4 * length), littleEndian)
  view.setInt32(controlAt + cmsghdr.level, SOL_SOCKET, littleEndian)
  view.setInt32(controlAt + cmsghdr.type, SCM_RIGHTS, littleEndian)
  view.setInt32(controlAt + cmsghdr.size + 4 * index, fd, littleEndian)
}

/** The fds that were sent with a message. What else the kernel has opened, since who made the socket wanted to know the sender, is closed. */
function sentFds(): number[] {
  const { view } = room().struct
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

interface Room {
  /** A msghdr, an iovec and the control data. */
  readonly struct: NativeStruct
  readonly bytes: Buffer
  readonly address: bigint
}

/** The structs of all calls: none lasts longer than the call. */
function room(): Room {
  return (made ??= makeRoom())
}

let made: Room | undefined

function makeRoom(): Room {
  const struct = nativeStruct(controlAt + controlBytes)
  new Uint8Array(struct.view.buffer).fill(0)
  const buffer = new ArrayBuffer(maxPacketBytes)
  return { struct, bytes: Buffer.from(buffer), address: addressOf(buffer) }
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
/** For all the fds, and for what tells the sender: SO_PASSCRED, SO_PASSSEC, SO_PASSPIDFD. */
const controlBytes = controlSpace(maxPacketFds) + 1024
const { EAGAIN, ECONNRESET, EINTR, EPIPE } = constants.errno

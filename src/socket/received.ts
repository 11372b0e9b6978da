import { brandClass, GstAllocatorsError } from '../errors/index.js'
import { c, F_GET_SEALS } from '../ffi/index.js'
import { adoptFds, closeFds, closeOnThread, type FdKind, type OwnedFd } from '../fd/index.js'
import { mapFd, type MapMode, type Mapping } from '../mapping/index.js'
import { type Announcement, checkAnnounced } from './announcement.js'
import { badMessage, type Envelope, unseal } from './envelope.js'
import { type Arrival, maxPacketBytes } from './packet.js'

/** An fd that was received over a socket and matches what was announced. The receiver owns it. */
export class ReceivedFd implements Disposable {
  /** The fd, which the receiver must close or give away. */
  readonly fd: OwnedFd
  /** The offset of the first byte in the file. */
  readonly offset: number
  /** The number of bytes. */
  readonly size: number
  /** What the fd refers to. */
  readonly kind: FdKind
  readonly #isReceived = true

  static {
    brandClass(this, 'ReceivedFd')
  }

  /** @internal Returns true for an object of this class that this copy of the package made. */
  static is(value: unknown): value is ReceivedFd {
    return typeof value === 'object' && value !== null && #isReceived in value
  }

  /** Use `FdSocket.receive()` instead of this constructor. */
  constructor(fd: OwnedFd, { offset, size, kind }: Announcement) {
    this.fd = fd
    this.offset = offset
    this.size = size
    this.kind = kind
  }

  /**
   * Maps the bytes that were sent, like `mapFd()` with this offset and size. For a dma-buf, this blocks until the
   * devices are done with it, which a malicious sender can delay: call `whenIdle()` with a signal first.
   *
   * @param mode - the kind of access. Default: `'read'`
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`, `ERR_OUT_OF_RANGE` (the size is 0), `ERR_FD_TOO_SMALL`,
   *   `ERR_FD_ACCESS`, `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`, `ERR_SYSTEM`
   * @see `mmap`
   */
  map<M extends MapMode = 'read'>(mode?: M): Mapping<M> {
    return mapFd(this.fd, this.size, mode, { offset: this.offset })
  }

  /** Closes the fd unless it was given away. */
  [Symbol.dispose](): void {
    this.fd.close()
  }
}

/** A message that was received over a socket. */
export class ReceivedMessage implements Disposable {
  /** The value that was sent, decoded from JSON. It comes from another process, so validate it. */
  readonly message: unknown
  /** The fds of the message, in the order in which they were sent. */
  readonly fds: readonly ReceivedFd[]

  /** Use `FdSocket.receive()` instead of this constructor. */
  constructor(message: unknown, fds: readonly ReceivedFd[]) {
    this.message = message
    this.fds = fds
  }

  /** Closes all fds that were not given away, even if closing one of them fails; then throws that error. */
  [Symbol.dispose](): void {
    closeFds(this.fds.map(({ fd }) => fd))
  }
}

/** Decodes an arrival and checks its fds against what it announces. Closes them if it throws. */
export function openArrival(arrival: Arrival, allowUnsealed: boolean): ReceivedMessage {
  const { message, fds: announced } = checkArrival(arrival, allowUnsealed)
  const fds = adoptFds(arrival.fds)
  const received = announced.flatMap((one, index) => {
    const fd = fds[index]
    return fd === undefined ? [] : [new ReceivedFd(fd, one)]
  })
  return new ReceivedMessage(message, received)
}

function checkArrival(arrival: Arrival, allowUnsealed: boolean): Envelope {
  const { bytes, fds, isCut } = arrival
  try {
    if (isCut) throw badMessage(`it is longer than ${maxPacketBytes} bytes`)
    const envelope = unseal(bytes)
    if (envelope.fds.length !== fds.length) throw wrongCount(envelope.fds.length, arrival)
    envelope.fds.forEach((announced, index) => {
      checkAnnounced(fds[index] ?? -1, announced, allowUnsealed)
    })
    return envelope
  } catch (error) {
    fds.forEach(closeRefused)
    throw error
  }
}

/** A file with seals is in memory, so closing it is fast. Closing any other file may block. */
function closeRefused(fd: number): void {
  if (c.fcntl(fd, F_GET_SEALS, 0) >= 0) c.close(fd)
  else closeOnThread(fd)
}

function wrongCount(required: number, { fds, hasLostFds }: Arrival): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept this message: it announces ${required} fds, but ${fds.length} arrived${hasLostFds ? ', because this process cannot open more. Raise ulimit -n' : ''}`,
    { required, found: fds.length },
  )
}

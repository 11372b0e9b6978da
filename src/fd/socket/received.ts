import { GstAllocatorsError } from '../../errors/index.js'
import { c, F_GET_SEALS } from '../../ffi/index.js'
import type { FdKind } from '../fd-kind.js'
import { mapFd } from '../map-fd.js'
import type { MapMode } from '../map-mode.js'
import type { Mapping } from '../mapping.js'
import { closeElsewhere } from '../close-elsewhere.js'
import { adoptFds, closeFds, type OwnedFd } from '../owned-fd.js'
import { type Announcement, checkAnnounced } from './announcement.js'
import { badMessage, type Envelope, unseal } from './envelope.js'
import { type Arrival, maxPacketBytes } from './packet.js'

/** An fd that came over a socket: it is yours, and what was announced. */
export class ReceivedFd implements Disposable {
  /** The fd, to be closed or given away. */
  readonly fd: OwnedFd
  /** Where the bytes begin in the file. */
  readonly offset: number
  /** How many bytes there are. */
  readonly size: number
  /** What the fd refers to. */
  readonly kind: FdKind

  /** They come from `FdSocket.receive()`; a program has no need to make one. */
  constructor(fd: OwnedFd, { offset, size, kind }: Announcement) {
    this.fd = fd
    this.offset = offset
    this.size = size
    this.kind = kind
  }

  /**
   * Maps the bytes that were sent, as `mapFd()` does with this offset and size. Of a dma-buf it waits until the devices are done with it, which
   * the sender can make long: wait by `whenIdle()` before, with a signal.
   *
   * @param mode - what they are needed for. Default: `'read'`
   * @throws {GstAllocatorsError} `ERR_FD_CLOSED`, `ERR_OUT_OF_RANGE` (it has no bytes), `ERR_FD_TOO_SMALL`, `ERR_FD_ACCESS`,
   *   `ERR_SYNC_FAILED`, `ERR_MAP_FAILED`, `ERR_SYSTEM`
   * @see `mmap`
   */
  map<M extends MapMode = 'read'>(mode?: M): Mapping<M> {
    return mapFd(this.fd, this.size, mode, { offset: this.offset })
  }

  /** Closes the fd, unless it was given away. */
  [Symbol.dispose](): void {
    this.fd.close()
  }
}

/** A message that came over a socket. */
export class ReceivedMessage implements Disposable {
  /** What was sent: any value that JSON has. It comes from another process, so look before you believe it. */
  readonly message: unknown
  /** The fds that came with it, in their order. */
  readonly fds: readonly ReceivedFd[]

  /** They come from `FdSocket.receive()`; a program has no need to make one. */
  constructor(message: unknown, fds: readonly ReceivedFd[]) {
    this.message = message
    this.fds = fds
  }

  /** Closes the fds that were not given away: all of them, also when one cannot be closed, which is then thrown. */
  [Symbol.dispose](): void {
    closeFds(this.fds.map(({ fd }) => fd))
  }
}

/** Reads what came, and looks whether its fds are what it says. If not, they are closed. */
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
    if (isCut) throw badMessage(`it has more than ${maxPacketBytes} bytes`)
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

/** What has seals is in memory, and closed at once. Of all else it is not known. */
function closeRefused(fd: number): void {
  if (c.fcntl(fd, F_GET_SEALS, 0) >= 0) c.close(fd)
  else closeElsewhere(fd)
}

function wrongCount(required: number, { fds, hasLostFds }: Arrival): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept this message: it announces ${required} fds, and ${fds.length} came${hasLostFds ? ', because this process may not open more, see ulimit -n' : ''}`,
    { required, found: fds.length },
  )
}

import { GstAllocatorsError } from '../../errors/index.js'
import type { FdKind } from '../fd-kind.js'
import { mapFd } from '../map-fd.js'
import type { MapMode } from '../map-mode.js'
import type { Mapping } from '../mapping.js'
import type { OwnedFd } from '../owned-fd.js'
import { type Announcement, checkAnnounced } from './announcement.js'
import { badMessage, unseal } from './envelope.js'
import { type Arrival, maxPacketBytes } from './packet.js'

/** An fd that came over a socket: it is yours, and what was announced. */
export class ReceivedFd implements Disposable {
  /** The fd, to be closed or given away. */
  readonly fd: OwnedFd
  /** Where the bytes begin in the file. */
  readonly offset: number
  /** How many bytes there are; 0 for what has none, such as a pipe. */
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
   * Maps the bytes that were sent, as `mapFd()` does with this offset and size.
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

  /** Closes the fds that were not given away. */
  [Symbol.dispose](): void {
    for (const fd of this.fds) fd[Symbol.dispose]()
  }
}

/** Reads what came, and looks whether its fds are what it says. If not, they are closed. */
export function openArrival(arrival: Arrival, allowUnsealed: boolean): ReceivedMessage {
  try {
    if (arrival.isCut) throw badMessage(`it has more than ${maxPacketBytes} bytes`)
    const { message, fds } = unseal(arrival.bytes)
    if (fds.length !== arrival.fds.length) throw wrongCount(fds.length, arrival)
    const received = arrival.fds.map((fd, index) => {
      const announced = fds[index]
      if (announced === undefined) throw wrongCount(fds.length, arrival)
      checkAnnounced(fd.fd, announced, allowUnsealed)
      return new ReceivedFd(fd, announced)
    })
    return new ReceivedMessage(message, received)
  } catch (error) {
    for (const fd of arrival.fds) fd.close()
    throw error
  }
}

function wrongCount(required: number, { fds, hasLostFds }: Arrival): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept this message: it announces ${required} fds, and ${fds.length} came${hasLostFds ? ', because this process may not open more, see ulimit -n' : ''}`,
    { required, found: fds.length },
  )
}

import { GstAllocatorsError, wrongType } from '../errors/index.js'
import { closeFds, dupFd, fdNumber, openShared, OwnedFd, readShared, type SharedFd } from '../fd/index.js'
import { type Announcement, announce } from './announcement.js'
import { seal } from './envelope.js'
import { maxPacketFds } from './packet.js'

/** What {@link FdSocket.send} accepts as an fd. */
export type Sendable = SharedFd | OwnedFd | number

/** A message to be sent, with dups of its fds, so that the caller may close its own at once. */
export class Outgoing {
  readonly text: string
  readonly fds: readonly OwnedFd[]

  constructor(message: unknown, sendables: readonly Sendable[]) {
    checkSendables(sendables)
    const fds: OwnedFd[] = []
    this.fds = fds
    try {
      this.text = seal({ message, fds: Array.from(sendables, (sendable) => open(sendable, fds)) })
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Closes the dups, after the message was sent or abandoned. */
  close(): void {
    closeFds(this.fds)
  }
}

function checkSendables(sendables: unknown): void {
  if (!Array.isArray(sendables)) throw wrongType('fds', 'an array', sendables)
  if (sendables.length <= maxPacketFds) return
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot send ${sendables.length} fds with one message: the kernel allows at most ${maxPacketFds}`,
    { required: maxPacketFds, found: sendables.length },
  )
}

function open(sendable: Sendable, fds: OwnedFd[]): Announcement {
  const shared = typeof sendable === 'object' && !OwnedFd.is(sendable) ? readShared(sendable) : undefined
  const fd = shared === undefined ? dupFd(fdNumber(sendable as OwnedFd | number, 'send')) : openShared(shared)
  fds.push(fd)
  return announce(fd.fd, shared)
}

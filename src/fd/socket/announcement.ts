import { GstAllocatorsError } from '../../errors/index.js'
import { c, F_GET_SEALS, F_SEAL_SHRINK } from '../../ffi/index.js'
import { describeKind, type FdKind, fdKind } from '../fd-kind.js'
import { fdSize } from '../fd-size.js'

/** What a message says of an fd that comes with it. */
export interface Announcement {
  readonly kind: FdKind
  /** Which bytes of the file are meant. */
  readonly offset: number
  readonly size: number
  /** The seals of a memfd, as fcntl gives them; 0 for anything else. */
  readonly seals: number
}

/** Says of an fd what the other side is to find. */
export function announce(
  fd: number,
  part?: { readonly offset: number; readonly size: number },
): Announcement {
  const whole = fdSize(fd)
  const { offset, size } = part ?? { offset: 0, size: whole }
  if (offset + size > whole)
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot send ${size} bytes from byte ${offset} on: the file has ${whole}`,
      { required: offset + size, found: whole },
    )
  return { kind: fdKind(fd), offset, size, seals: sealsOf(fd) }
}

/** Refuses an fd that is not what was announced, or, if that matters, may be cut short under who maps it. */
export function checkAnnounced(fd: number, announced: Announcement, allowUnsealed: boolean): void {
  const kind = fdKind(fd)
  if (kind !== announced.kind)
    throw mismatch(`${describeKind(announced.kind)} was announced`, describeKind(kind))
  const required = announced.offset + announced.size
  const size = fdSize(fd)
  if (size < required) throw mismatch(`${required} bytes were announced`, size, required)
  const seals = sealsOf(fd)
  if ((seals & announced.seals) !== announced.seals)
    throw mismatch(`the seals ${announced.seals} were announced`, `the seals ${seals}`)
  if (allowUnsealed || !canShrink.has(kind) || (seals & F_SEAL_SHRINK) !== 0) return
  throw new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept a ${kind} that can be cut short, which would end a process that has it mapped: seal it, createMemfd(size, { sealed: true }), or receive with { allowUnsealed: true } from who is trusted`,
    { required: F_SEAL_SHRINK, found: seals },
  )
}

/** What a sender could take memory away from. A dma-buf's size is fixed, and nothing else has bytes. */
const canShrink: ReadonlySet<FdKind> = new Set<FdKind>(['memfd', 'file'])

function mismatch(
  announced: string,
  found: string | number,
  required: string | number = announced,
): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept an fd: ${announced}, and it is ${typeof found === 'number' ? `a file of ${found}` : found}`,
    { required, found },
  )
}

function sealsOf(fd: number): number {
  return Math.max(0, c.fcntl(fd, F_GET_SEALS, 0))
}

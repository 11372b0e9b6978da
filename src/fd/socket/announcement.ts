import { GstAllocatorsError } from '../../errors/index.js'
import { c, F_GET_SEALS, F_SEAL_SHRINK } from '../../ffi/index.js'
import { describeKind, type FdKind, fdKind, kindByLink } from '../fd-kind.js'
import { fdSize } from '../fd-size.js'
import { isInTmpfs } from '../is-in-tmpfs.js'

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
  const kind = fdKind(fd)
  if (!isMemory.has(kind)) throw noMemory('send', kind)
  const whole = fdSize(fd)
  const { offset, size } = part ?? { offset: 0, size: whole }
  if (offset + size > whole)
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot send ${size} bytes from byte ${offset} on: the file has ${whole}`,
      { required: offset + size, found: whole },
    )
  return { kind, offset, size, seals: sealsOf(fd) }
}

/**
 * Refuses an fd that is not what was announced, or, if that matters, may be cut short under who maps it. Of a stranger's fd nothing is asked
 * that its file system answers, unless that is in memory: FUSE would let us wait.
 */
export function checkAnnounced(fd: number, announced: Announcement, allowUnsealed: boolean): void {
  const kind = kindByLink(fd) ?? (allowUnsealed ? fdKind(fd) : 'file')
  for (const one of [kind, announced.kind]) if (!isMemory.has(one)) throw noMemory('accept', one)
  if (kind !== announced.kind)
    throw mismatch(`${describeKind(announced.kind)} was announced`, describeKind(kind))
  const seals = sealsOf(fd)
  if (!allowUnsealed) checkLasting(fd, kind, seals)
  const required = announced.offset + announced.size
  const size = fdSize(fd)
  if (size < required) throw mismatch(`${required} bytes were announced`, size, required)
  if ((seals & announced.seals) !== announced.seals)
    throw mismatch(`the seals ${announced.seals} were announced`, `the seals ${seals}`)
}

/** What has bytes to map. */
const isMemory: ReadonlySet<FdKind> = new Set<FdKind>(['dmabuf', 'memfd', 'file'])

function noMemory(verb: string, found: FdKind): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot ${verb} an fd: it is ${describeKind(found)}, and only memory can be sent: a dma-buf, a memfd or a file`,
    { required: [...isMemory].join(', '), found },
  )
}

/** Refuses what a sender could take the bytes of away. A dma-buf's size is fixed. */
function checkLasting(fd: number, kind: FdKind, seals: number): void {
  if (kind === 'dmabuf') return
  if (kind === 'file' || (seals & F_SEAL_SHRINK) === 0)
    throw fleeting(
      `a ${kind} that can be cut short`,
      'seal it, createMemfd(size, { sealed: true })',
      F_SEAL_SHRINK,
      seals,
    )
  if (!isInTmpfs(fd))
    throw fleeting(
      'a memfd of huge pages, which the kernel can run out of, seals or not',
      'send one of ordinary pages',
      'tmpfs',
      'hugetlbfs',
    )
}

function fleeting(
  what: string,
  fix: string,
  required: string | number,
  found: string | number,
): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept ${what}, which would end a process that has it mapped: ${fix}, or receive with { allowUnsealed: true } from who is trusted`,
    { required, found },
  )
}

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

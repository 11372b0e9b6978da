import { GstAllocatorsError } from '../errors/index.js'
import { c, F_GET_SEALS, F_SEAL_SHRINK } from '../ffi/index.js'
import { describeKind, type FdKind, fdKind, fdSize, isInTmpfs, kindByLink } from '../fd/index.js'

/** The description of an fd in the message that carries it. */
export interface Announcement {
  readonly kind: FdKind
  /** The offset of the first byte in the file. */
  readonly offset: number
  /** The number of bytes. */
  readonly size: number
  /** The seals of a memfd as F_GET_SEALS returns them; 0 for anything else. */
  readonly seals: number
}

/** Describes an fd for the receiver; throws if it is not memory. */
export function announce(
  fd: number,
  part?: { readonly offset: number; readonly size: number },
): Announcement {
  const kind = fdKind(fd)
  if (!isMemory.has(kind)) throw notMemory('send', kind)
  const whole = fdSize(fd)
  const { offset, size } = part ?? { offset: 0, size: whole }
  if (offset + size > whole)
    throw new GstAllocatorsError(
      'ERR_FD_TOO_SMALL',
      `Cannot send ${size} bytes at offset ${offset}: the file has ${whole} bytes`,
      { required: offset + size, found: whole },
    )
  return { kind, offset, size, seals: sealsOf(fd) }
}

/**
 * Throws if an fd is not what was announced or, unless `allowUnsealed`, could be truncated while mapped. An untrusted
 * fd gets no query that its file system must answer, unless that is in memory: FUSE could block forever.
 */
export function checkAnnounced(fd: number, announced: Announcement, allowUnsealed: boolean): void {
  const kind = kindByLink(fd) ?? (allowUnsealed ? fdKind(fd) : 'file')
  for (const one of [kind, announced.kind]) if (!isMemory.has(one)) throw notMemory('accept', one)
  if (kind !== announced.kind)
    throw mismatch(`${describeKind(announced.kind)} was announced`, 'is', describeKind(kind))
  const seals = sealsOf(fd)
  if (!allowUnsealed) checkCannotShrink(fd, kind, seals)
  const required = announced.offset + announced.size
  const size = fdSize(fd)
  if (size < required) throw mismatch(`${required} bytes were announced`, 'has', size, required)
  if ((seals & announced.seals) !== announced.seals)
    throw mismatch(`the seals ${announced.seals} were announced`, 'has', `the seals ${seals}`)
}

// The kinds that have bytes to map.
const isMemory: ReadonlySet<FdKind> = new Set<FdKind>(['dmabuf', 'memfd', 'file'])

function notMemory(verb: string, found: FdKind): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot ${verb} an fd: it is ${describeKind(found)}, not a dma-buf, a memfd or a file`,
    { required: [...isMemory].join(', '), found },
  )
}

/** Throws if the sender could remove bytes of the file. The size of a dma-buf is fixed. */
function checkCannotShrink(fd: number, kind: FdKind, seals: number): void {
  if (kind === 'dmabuf') return
  if (kind === 'file' || (seals & F_SEAL_SHRINK) === 0)
    throw shrinkable(
      `a ${kind} that can be truncated`,
      'The sender must use createMemfd(size, { sealed: true })',
      F_SEAL_SHRINK,
      seals,
    )
  if (!isInTmpfs(fd))
    throw shrinkable(
      'a memfd with huge pages, which the kernel can run out of despite seals',
      'The sender must use ordinary pages',
      'tmpfs',
      'hugetlbfs',
    )
}

function shrinkable(
  what: string,
  fix: string,
  required: string | number,
  found: string | number,
): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept ${what}: accessing missing bytes of a mapping ends the process. ${fix}. If you trust the sender, receive with { allowUnsealed: true }`,
    { required, found },
  )
}

function mismatch(
  announced: string,
  verb: 'is' | 'has',
  found: string | number,
  required: string | number = announced,
): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_FD_MISMATCH',
    `Cannot accept an fd: ${announced}, but it ${verb} ${found}`,
    { required, found },
  )
}

function sealsOf(fd: number): number {
  return Math.max(0, c.fcntl(fd, F_GET_SEALS, 0))
}

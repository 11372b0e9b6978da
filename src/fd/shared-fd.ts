import { fstatSync } from 'node:fs'
import { checkInteger, checkObject, GstAllocatorsError, wrongType } from '../errors/index.js'
import { describeKind, type FdKind, fdKind } from './fd-kind.js'
import { fdNumber } from './fd-number.js'
import { fdSize } from './fd-size.js'
import { dupFd, type OwnedFd } from './owned-fd.js'

/**
 * What another thread of this process must know to use a part of a file: plain data, for `postMessage`. It owns nothing, and there
 * is nothing to release; whoever has the fd must hold it until the other thread has begun to use it.
 */
export interface SharedFd {
  /** The number of the fd, borrowed. */
  readonly fd: number
  /** Where the bytes begin in the file. */
  readonly offset: number
  /** How many bytes there are. */
  readonly size: number
  /** What the fd refers to. */
  readonly kind: FdKind
  /** The number of the file system that the file is in. */
  readonly device: bigint
  /** The number of the file in there, by which it is told from any other. */
  readonly inode: bigint
}

/**
 * Describes an fd for another thread, which then maps it by {@link mapShared}.
 *
 * @param fd - an open fd; it stays its owner's
 * @param part - which bytes are meant. Default: all of them
 * @throws {GstAllocatorsError} `ERR_INVALID_ARG_TYPE`, `ERR_OUT_OF_RANGE`, `ERR_BAD_FD`, `ERR_FD_CLOSED`
 * @example
 * ```ts
 * import { createMemfd, shareFd } from 'gst-allocators/fd'
 *
 * using fd = createMemfd(4096)
 * const shared = shareFd(fd, { offset: 1024 })
 * console.log(shared.kind, shared.offset, shared.size) // memfd 1024 3072
 * // worker.postMessage(shared)
 * ```
 */
export function shareFd(
  fd: OwnedFd | number,
  part: { readonly offset?: number | undefined; readonly size?: number | undefined } = {},
): SharedFd {
  const number = fdNumber(fd, 'share')
  checkObject('part', part)
  const whole = fdSize(number)
  const offset = checkInteger('offset', part.offset ?? 0, 0, whole)
  const size = checkInteger('size', part.size ?? whole - offset, 0, whole - offset)
  return { fd: number, offset, size, kind: fdKind(number), ...identityOf(number) }
}

/** Checks what a program gave, and reads it once: what is used afterwards is what was looked at. */
export function readShared(shared: SharedFd): SharedFd {
  checkObject('shared', shared)
  // What was to be shared, rather than what says so.
  if (!('inode' in shared)) throw wrongType('shared', 'what shareFd() or memory.shareFd() gives', shared)
  const { fd, offset, size, kind, device, inode } = shared
  checkInteger('shared.fd', fd, 0, maxFd)
  checkInteger('shared.offset', offset, 0)
  checkInteger('shared.size', size, 0)
  if (typeof kind !== 'string') throw wrongType('shared.kind', 'a string', kind)
  for (const [name, value] of Object.entries({ device, inode }))
    if (typeof value !== 'bigint') throw wrongType(`shared.${name}`, 'a bigint', value)
  return { fd, offset, size, kind, device, inode }
}

/** An fd of our own for what was shared, if it still is what it was. */
export function openShared(shared: SharedFd): OwnedFd {
  // Before, because to close a second fd of somebody else's file gives up the locks that he has on it; and after, because he may be quick.
  checkIdentity(shared.fd, shared)
  const fd = dupFd(shared.fd)
  try {
    checkIdentity(fd.fd, shared)
    checkKind(fd.fd, shared)
    return fd
  } catch (error) {
    fd.close()
    throw error
  }
}

function checkIdentity(fd: number, shared: SharedFd): void {
  const { device, inode } = identityOf(
    fd,
    ' any more, so who shared it has closed it. Hold it until the other thread is done',
  )
  if (device === shared.device && inode === shared.inode) return
  throw new GstAllocatorsError(
    'ERR_FD_REPLACED',
    `Cannot use fd ${shared.fd} that was shared: it is another file now, so who shared it has closed it. Hold it until the other thread is done`,
    { fd: shared.fd, required: `inode ${shared.inode}`, found: `inode ${inode}` },
  )
}

/** What has no file of its own has the inode of all such, and a file system may give that of a file that is gone to the next. */
function checkKind(own: number, { fd, kind: required }: SharedFd): void {
  const found = fdKind(own)
  if (found === required) return
  throw new GstAllocatorsError(
    'ERR_FD_REPLACED',
    `Cannot use fd ${fd} that was shared: it was ${describeKind(required)}, and is ${describeKind(found)} now`,
    { fd, required, found },
  )
}

function identityOf(fd: number, more = ''): { device: bigint; inode: bigint } {
  try {
    const { dev, ino } = fstatSync(fd, { bigint: true })
    return { device: dev, inode: ino }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EBADF') throw cause
    throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd}: it is not open${more}`, { fd, cause })
  }
}

const maxFd = 2 ** 31 - 1

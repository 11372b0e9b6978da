import { fstatSync } from 'node:fs'
import { checkInteger, checkObject, checkOptions, GstAllocatorsError, wrongType } from '../errors/index.js'
import { describeKind, type FdKind, fdKind } from './fd-kind.js'
import { fdNumber } from './fd-number.js'
import { fdSize } from './fd-size.js'
import { maxFd } from './max-fd.js'
import { dupFd, type OwnedFd } from './owned-fd.js'

/**
 * A description of a part of a file for another thread of this process: plain data for `postMessage`. It owns nothing
 * and needs no release. The owner of the fd must keep it open until the other thread has mapped it.
 */
export interface SharedFd {
  /** The number of the fd, which is borrowed. */
  readonly fd: number
  /** The offset of the first byte in the file. */
  readonly offset: number
  /** The number of bytes. */
  readonly size: number
  /** What the fd refers to. */
  readonly kind: FdKind
  /** The device number of the file system that contains the file. */
  readonly device: bigint
  /** The inode number of the file, which identifies it within its file system. */
  readonly inode: bigint
}

/**
 * Describes an fd for another thread, which can map it with {@link mapShared}.
 *
 * @param fd - an open fd, which stays with its owner
 * @param part - the bytes to share. Default: all of them
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
  checkOptions(part, { offset: true, size: true }, 'part')
  const whole = fdSize(number)
  const offset = checkInteger('offset', part.offset ?? 0, 0, whole)
  const size = checkInteger('size', part.size ?? whole - offset, 0, whole - offset)
  return { fd: number, offset, size, kind: fdKind(number), ...identityOf(number) }
}

/** Checks a SharedFd and copies it, so that later code uses exactly the values that were checked. */
export function readShared(shared: SharedFd): SharedFd {
  checkObject('shared', shared)
  // Catches an OwnedFd or a memory that was passed instead of its SharedFd.
  if (!('inode' in shared)) throw wrongType('shared', 'the result of shareFd() or memory.shareFd()', shared)
  const { fd, offset, size, kind, device, inode } = shared
  checkInteger('shared.fd', fd, 0, maxFd)
  checkInteger('shared.offset', offset, 0)
  checkInteger('shared.size', size, 0)
  if (typeof kind !== 'string') throw wrongType('shared.kind', 'a string', kind)
  for (const [name, value] of Object.entries({ device, inode }))
    if (typeof value !== 'bigint') throw wrongType(`shared.${name}`, 'a bigint', value)
  return { fd, offset, size, kind, device, inode }
}

/** Duplicates a shared fd after checking that it still refers to the same file. */
export function openShared(shared: SharedFd): OwnedFd {
  // Before, because closing a dup of an unrelated file drops its POSIX locks; and after, in case the fd has changed.
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
    ' any more, because the thread that shared it has closed it. Keep it open until the other thread is done',
  )
  if (device === shared.device && inode === shared.inode) return
  throw new GstAllocatorsError(
    'ERR_FD_REPLACED',
    `Cannot use shared fd ${shared.fd}: it now refers to another file, because the thread that shared it has closed it. Keep it open until the other thread is done`,
    { fd: shared.fd, required: `inode ${shared.inode}`, found: `inode ${inode}` },
  )
}

/** Compares the kinds too: anonymous files share one inode, and a file system may reuse the inode of a deleted file. */
function checkKind(own: number, { fd, kind: required }: SharedFd): void {
  const found = fdKind(own)
  if (found === required) return
  throw new GstAllocatorsError(
    'ERR_FD_REPLACED',
    `Cannot use shared fd ${fd}: it was ${describeKind(required)}, but is now ${describeKind(found)}`,
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

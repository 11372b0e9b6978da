import { fstatSync, readFileSync, readlinkSync, type Stats } from 'node:fs'
import { GstAllocatorsError } from '../errors/index.js'
import { c, callSystem, F_GET_SEALS, systemError } from '../ffi/index.js'

/** What an fd refers to, as far as the kernel tells. */
export type FdKind =
  | 'dmabuf'
  | 'memfd'
  | 'file'
  | 'directory'
  | 'character-device'
  | 'block-device'
  | 'pipe'
  | 'socket'
  | 'anonymous'

/** Tells the kind of an open fd from /proc/self; an fd that is not open is an error. */
export function fdKind(fd: number): FdKind {
  return kindByLink(fd) ?? kindOfFile(fstatSync(fd))
}

/**
 * Tells the kind of an open fd without a question to its file system, which may be in somebody's hands who does not answer. Undefined
 * for what only that can tell: files, directories, devices.
 */
export function kindByLink(fd: number): FdKind | undefined {
  const target = readTarget(fd)
  // A file in the root of some file system may be called as these are, so there is a second look, which does not ask that either.
  if (target.startsWith('/memfd:')) return c.fcntl(fd, F_GET_SEALS, 0) >= 0 ? 'memfd' : undefined
  if (target.startsWith('/dmabuf:')) return hasExporter(fd) ? 'dmabuf' : undefined
  // Before Linux 5.3. What else is anonymous is not looked into: the fdinfo of an epoll has a line for each fd that it watches.
  if (target === 'anon_inode:dmabuf') return 'dmabuf'
  if (target.startsWith('anon_inode:')) return 'anonymous'
  if (target.startsWith('pipe:')) return 'pipe'
  if (target.startsWith('socket:')) return 'socket'
  return undefined
}

/** A kind as it reads in a message, behind "it is". */
export function describeKind(kind: FdKind): string {
  return kind === 'anonymous' ? 'an anonymous file' : `a ${kind}`
}

function readTarget(fd: number): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch (cause) {
    const { code, errno } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new GstAllocatorsError('ERR_BAD_FD', `Cannot use fd ${fd}: it is not open`, { fd, cause })
    if (errno === undefined) throw cause
    throw systemError('readlink', `tell the kind of fd ${fd}`, -errno, { fd })
  }
}

function hasExporter(fd: number): boolean {
  const read = () => readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1')
  return /^exp_name:/m.test(callSystem(`tell the kind of fd ${fd}`, read, { fd }))
}

function kindOfFile(stats: Stats): FdKind {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  if (stats.isCharacterDevice()) return 'character-device'
  if (stats.isBlockDevice()) return 'block-device'
  if (stats.isFIFO()) return 'pipe'
  if (stats.isSocket()) return 'socket'
  return 'anonymous'
}

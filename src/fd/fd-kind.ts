import { fstatSync, readFileSync, readlinkSync, type Stats } from 'node:fs'
import { GstAllocatorsError } from '../errors/index.js'
import { c, callSystem, F_GET_SEALS, systemError } from '../ffi/index.js'

/** What an fd refers to, according to the kernel. */
export type FdKind = (typeof fdKinds)[number]

/** Every kind of fd. */
export const fdKinds = [
  'dmabuf',
  'memfd',
  'file',
  'directory',
  'character-device',
  'block-device',
  'pipe',
  'socket',
  'anonymous',
] as const

/** Returns the kind of an open fd; throws if it is not open. */
export function fdKind(fd: number): FdKind {
  return kindByLink(fd) ?? kindOfFile(fstatSync(fd))
}

/**
 * Returns the kind of an open fd without asking its file system, which another process may run (FUSE) and never answer.
 * Returns undefined for what only the file system knows: files, directories, devices.
 */
export function kindByLink(fd: number): FdKind | undefined {
  const target = readTarget(fd)
  // A file in the root of a file system can have such a name too, so a second check follows.
  if (target.startsWith('/memfd:')) return c.fcntl(fd, F_GET_SEALS, 0) >= 0 ? 'memfd' : undefined
  if (target.startsWith('/dmabuf:')) return hasExporter(fd) ? 'dmabuf' : undefined
  // Linux before 5.3. The fdinfo of other anonymous files is not read: that of an epoll has a line for each watched fd.
  if (target === 'anon_inode:dmabuf') return 'dmabuf'
  if (target.startsWith('anon_inode:')) return 'anonymous'
  if (target.startsWith('pipe:')) return 'pipe'
  if (target.startsWith('socket:')) return 'socket'
  return undefined
}

/** Returns a kind as it reads in a message after "it is". */
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
    throw systemError('readlink', `read the kind of fd ${fd}`, -errno, { fd })
  }
}

function hasExporter(fd: number): boolean {
  const read = () => readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1')
  return /^exp_name:/m.test(callSystem(`read the kind of fd ${fd}`, read, { fd }))
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

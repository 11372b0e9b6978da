import { fstatSync, readFileSync, readlinkSync, type Stats } from 'node:fs'
import { GstAllocatorsError } from '../errors/index.js'
import { callSystem, systemError } from '../ffi/index.js'

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
  const target = readTarget(fd)
  const kind = prefixes.find(([prefix]) => target.startsWith(prefix))?.[1]
  // A file in the root of some file system may be called so too: that a dma-buf's size is fixed is relied on, so this is looked into.
  if (kind !== undefined && (kind !== 'dmabuf' || hasExporter(fd))) return kind
  // A dma-buf of a kernel before 5.3 has the name of any anonymous inode: only its fdinfo tells.
  if (target.startsWith('anon_inode:')) return hasExporter(fd) ? 'dmabuf' : 'anonymous'
  return kindOfFile(fstatSync(fd))
}

/** A kind as it reads in a message, behind "it is". */
export function describeKind(kind: FdKind): string {
  return kind === 'anonymous' ? 'an anonymous file' : `a ${kind}`
}

const prefixes = [
  ['/dmabuf:', 'dmabuf'],
  ['/memfd:', 'memfd'],
  ['pipe:', 'pipe'],
  ['socket:', 'socket'],
] as const

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

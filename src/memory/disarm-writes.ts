import { constants } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'
import {
  c,
  errnoName,
  lastErrno,
  MAP_FAILED,
  MAP_FIXED,
  MAP_NORESERVE,
  MAP_PRIVATE,
  PROT_READ,
  PROT_WRITE,
  type Pointer,
} from '../ffi/index.js'
import type { MapInfo } from './map-info.js'
import type { NativeMemory, Sizes } from './native-memory.js'

/**
 * Takes the sting out of a write through a read mapping. JavaScript has no read-only typed array, so a cast is enough to write, and
 * on a read-only page that is a SIGSEGV. Either the pages become writable, and the write goes through to the file; or, where the
 * file cannot be written or that is cheaper, a private copy-on-write mapping takes the place of the library's.
 */
export function disarmWrites(
  native: NativeMemory,
  { offset, maxSize }: Sizes,
  info: MapInfo,
  backing: Backing,
): void {
  const start = info.data - BigInt(offset)
  if (
    maxSize > faultAround &&
    backing.isReplaceable &&
    native.isMappedOnce &&
    replace(start, maxSize, backing.fd, MAP_NORESERVE)
  )
    return
  if (c.mprotect(start, maxSize, PROT_READ | PROT_WRITE) === 0) return

  if (
    lastErrno() !== EACCES ||
    !canMapPrivately(maxSize, backing.fd) ||
    !replace(start, maxSize, backing.fd, 0)
  )
    throw cannotProtect(backing.fd, lastErrno())
  // Or the library would take the private pages for writable ones when it maps the same memory for writing.
  native.markReadOnly()
}

/** What backs a mapping. */
export interface Backing {
  readonly fd: number
  /** True for a file in tmpfs, which can always be mapped privately, and whose mapping ends with the last unmap. */
  readonly isReplaceable: boolean
}

// The kernel maps so much around a page that is read. On a shared mapping that can be written all of it must be cleaned up again, which
// costs more than the call that puts a private one there.
const faultAround = 65536

/** Puts a private mapping in the place of another. If it fails, there may be none at all. */
function replace(start: Pointer, size: number, fd: number, flags: number): boolean {
  return c.mmap(start, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED | flags, fd, 0) === start
}

function canMapPrivately(size: number, fd: number): boolean {
  const address = c.mmap(0n, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0)
  return address !== MAP_FAILED && c.munmap(address, size) === 0
}

const { EACCES } = constants.errno

function cannotProtect(fd: number, errno: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map fd ${fd} for reading in a way that survives a stray write: it can be neither written nor mapped privately (${errnoName(errno)}). Open or export it with O_RDWR`,
    { fd, errno, syscall: 'mmap' },
  )
}

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
 * Makes a write through a read mapping harmless. JavaScript has no read-only typed array, so a cast is enough to write,
 * and a write to a read-only page raises SIGSEGV. Either the pages become writable, and the write reaches the file; or,
 * if the file cannot be written or it is cheaper, a private copy-on-write mapping replaces the library's mapping.
 */
export function disarmWrites(
  native: NativeMemory,
  { offset, maxSize }: Sizes,
  info: MapInfo,
  backing: Backing,
): void {
  const start = info.data - BigInt(offset)
  if (
    maxSize > faultAroundBytes &&
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
  // Otherwise the library would reuse the private pages when it maps the same memory for writing.
  native.markReadOnly()
}

/** The file behind a mapping. */
export interface Backing {
  readonly fd: number
  /** True if the file is in tmpfs, which allows private mappings, and the mapping ends with the last unmap. */
  readonly isReplaceable: boolean
}

// The kernel maps this much around a page that is read (fault-around). On a writable shared mapping, all of it must be
// cleaned up again, which costs more than replacing the mapping with a private one.
const faultAroundBytes = 65536

/** Replaces a mapping with a private one. If that fails, nothing may be mapped there any more. */
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
    `Cannot map fd ${fd} for reading: it can be neither written nor mapped privately (${errnoName(errno)}), so a stray write would end the process. Open or export it with O_RDWR`,
    { fd, errno, syscall: 'mmap' },
  )
}

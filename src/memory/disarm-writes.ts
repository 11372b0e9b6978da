import { GstAllocatorsError } from '../errors/index.js'
import {
  c,
  errnoName,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  lastErrno,
  layouts,
  MAP_NORESERVE,
  MAP_PRIVATE,
  MREMAP_FIXED,
  MREMAP_MAYMOVE,
  PROT_READ,
  PROT_WRITE,
  readField,
  writeField,
  type Pointer,
} from '../ffi/index.js'
import type { MapInfo } from './map-info.js'
import type { NativeMemory, Sizes } from './native-memory.js'

/** What backs a mapping, and whether a private mapping may take the place of the library's. */
export interface Backing {
  readonly fd: number
  readonly isReplaceable: boolean
}

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
  const isLarge = maxSize > faultAround
  // Inside a mapping for both, the bytes that are read must be those that are written: and those pages are writable already.
  if (isLarge && backing.isReplaceable && !native.isMappedForWriting && replace(start, maxSize, backing.fd))
    return
  if (c.mprotect(start, maxSize, PROT_READ | PROT_WRITE) === 0) return

  if (!replace(start, maxSize, backing.fd)) throw cannotProtect(backing.fd, lastErrno())
  // Or the library would take the private pages for writable ones when it maps the same memory for writing.
  markReadOnly(native.pointer)
  const parent = BigInt(readField(native.pointer, layouts.GstMemory.parent, 'size_t'))
  if (parent !== 0n) markReadOnly(parent)
}

// The kernel maps so much around a page that is read. On a shared mapping that can be written all of it must be cleaned up again, which
// costs more than the two calls that it takes to put a private one there.
const faultAround = 65536

/** Puts a private mapping in the place of another: made elsewhere first, so that what fails leaves no hole. */
function replace(start: Pointer, size: number, fd: number): boolean {
  const made = c.mmap(0n, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, fd, 0)
  if (made === MAP_FAILED) return false
  if (c.mremap(made, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, start) === start) return true
  c.munmap(made, size)
  return false
}

const MAP_FAILED = 2n ** 64n - 1n

function markReadOnly(memory: Pointer): void {
  const flags = Number(readField(memory, layouts.GstMemory.flags, 'uint'))
  writeField(memory, layouts.GstMemory.flags, 'uint', flags | GST_MINI_OBJECT_FLAG_LOCK_READONLY)
}

function cannotProtect(fd: number, errno: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map fd ${fd} for reading in a way that survives a stray write: it can be neither written nor mapped privately (${errnoName(errno)}). Open or export it with O_RDWR`,
    { fd, errno, syscall: 'mmap' },
  )
}

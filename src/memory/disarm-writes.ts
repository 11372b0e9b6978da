import { GstAllocatorsError } from '../errors/index.js'
import {
  c,
  errnoName,
  GST_MINI_OBJECT_FLAG_LOCK_READONLY,
  lastErrno,
  layouts,
  MAP_FIXED,
  MAP_PRIVATE,
  PROT_READ,
  PROT_WRITE,
  readField,
  writeField,
  type Pointer,
} from '../ffi/index.js'
import type { MapInfo } from './map-info.js'
import type { NativeMemory, Sizes } from './native-memory.js'

/**
 * Takes the sting out of a write through a read mapping. JavaScript has no read-only typed array, so a cast is enough to write, and
 * on a read-only page that is a SIGSEGV. Where the file may be written, its pages become writable and the write goes through;
 * where not, a private copy-on-write mapping takes the place of the library's, and the write stays in this process.
 */
export function disarmWrites(
  native: NativeMemory,
  { offset, maxSize }: Sizes,
  info: MapInfo,
  fd: number,
): void {
  const start = info.data - BigInt(offset)
  if (c.mprotect(start, maxSize, PROT_READ | PROT_WRITE) === 0) return

  const address = c.mmap(start, maxSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd, 0)
  if (address !== start) throw cannotProtect(fd, lastErrno())
  // Or the library would take the private pages for writable ones when it maps the same memory for writing.
  markReadOnly(native.pointer)
  const parent = BigInt(readField(native.pointer, layouts.GstMemory.parent, 'size_t'))
  if (parent !== 0n) markReadOnly(parent)
}

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

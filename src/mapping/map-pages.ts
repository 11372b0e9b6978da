import { GstAllocatorsError } from '../errors/index.js'
import {
  c,
  errnoName,
  lastErrno,
  MAP_FAILED,
  MAP_NORESERVE,
  MAP_PRIVATE,
  MAP_SHARED,
  PROT_READ,
  PROT_WRITE,
  type Pointer,
} from '../ffi/index.js'
import { explainFd } from './explain-fd.js'
import { isInTmpfs } from '../fd/index.js'
import type { MapMode } from './map-mode.js'

/**
 * Maps pages of a file; `offset` must be a multiple of the page size. Read mappings are writable too, so that a stray
 * write does no harm. `named` is the fd to name in errors.
 */
export function mapPages(fd: number, offset: number, length: number, mode: MapMode, named: number): Pointer {
  for (const flags of mode === 'read' ? flagsForReading(fd) : [MAP_SHARED]) {
    const address = c.mmap(0n, length, PROT_READ | PROT_WRITE, flags, fd, offset)
    if (address !== MAP_FAILED) return address
  }
  const errno = lastErrno()
  throw explainFd(fd, mode, named) ?? cannotMap(named, mode, errno)
}

/**
 * JavaScript has no read-only typed arrays, so a cast is enough to write to one; on a read-only page, that is a
 * SIGSEGV. A private page of tmpfs absorbs such a write unseen. Elsewhere, and in dma-bufs, it can reach the file.
 */
function flagsForReading(fd: number): number[] {
  return isInTmpfs(fd) ? [MAP_PRIVATE | MAP_NORESERVE] : [MAP_SHARED, MAP_PRIVATE]
}

function cannotMap(fd: number, mode: MapMode, errno: number): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map fd ${fd} for '${mode}': mmap failed with ${errnoName(errno)}`,
    {
      fd,
      errno,
      syscall: 'mmap',
    },
  )
}

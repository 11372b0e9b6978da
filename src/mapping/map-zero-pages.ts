import {
  c,
  MAP_ANONYMOUS,
  MAP_NORESERVE,
  MAP_PRIVATE,
  PROT_READ,
  PROT_WRITE,
  type Pointer,
} from '../ffi/index.js'

/**
 * Maps zeros, without using memory, where a program may still access unmapped bytes through a transferred ArrayBuffer.
 * `fixed` is MAP_FIXED to replace existing pages, or MAP_FIXED_NOREPLACE. Returns false if the mapping failed.
 */
export function mapZeroPages(data: Pointer, size: number, fixed: number): boolean {
  const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | fixed
  const start = data - (data % BigInt(c.getpagesize()))
  return c.mmap(start, Number(data - start) + size, PROT_READ | PROT_WRITE, flags, -1, 0) === start
}

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
 * Has zeros where bytes were that a program may still reach, by an ArrayBuffer that they were moved to: it takes room among the
 * addresses, and no memory. `fixed` says what becomes of pages that are there: MAP_FIXED or MAP_FIXED_NOREPLACE. False when they could
 * not be put.
 */
export function putZeros(data: Pointer, size: number, fixed: number): boolean {
  const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | fixed
  const start = data - (data % BigInt(c.getpagesize()))
  return c.mmap(start, Number(data - start) + size, PROT_READ | PROT_WRITE, flags, -1, 0) === start
}

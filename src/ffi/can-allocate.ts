import { MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE } from './constants.js'
import { c } from './symbols.js'

/** Returns whether the process can allocate `size` bytes. GLib aborts the process when an allocation fails. */
export function canAllocate(size: number): boolean {
  if (size < uncheckedBytes) return true
  const address = c.mmap(0n, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  return address !== MAP_FAILED && c.munmap(address, size) === 0
}

/** The value that mmap returns on failure. */
export const MAP_FAILED = 2n ** 64n - 1n

const uncheckedBytes = 2 ** 20

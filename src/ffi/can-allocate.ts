import { MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE } from './constants.js'
import { c } from './symbols.js'

/** Tells whether the process could get so many bytes, before GLib ends it because it could not. */
export function canAllocate(size: number): boolean {
  if (size < alwaysThere) return true
  const address = c.mmap(0n, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  return address !== MAP_FAILED && c.munmap(address, size) === 0
}

/** What mmap returns when it fails. */
export const MAP_FAILED = 2n ** 64n - 1n

const alwaysThere = 2 ** 20

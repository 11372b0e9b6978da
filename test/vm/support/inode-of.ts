import { fstatSync } from 'node:fs'
import { FdMemory } from '../../../src/memory/index.js'
import type { Frame } from '../../../src/pipeline/index.js'

/** The inode of the one dma-buf that a frame is in: each dma-buf has its own, whoever has an fd for it. */
export function inodeOf({ memories }: Frame): bigint {
  const [memory, ...more] = memories
  if (!(memory instanceof FdMemory) || more.length > 0) throw new TypeError('The frame is not in one dma-buf')
  return fstatSync(memory.fd, { bigint: true }).ino
}

import { freemem } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'

/** Throws if the machine has too little memory: the kernel would kill other processes before the allocation fails. */
export function checkMemory(size: number): void {
  // Node.js reads MemAvailable, which includes reclaimable memory.
  const found = freemem()
  if (size <= found) return
  throw new GstAllocatorsError(
    'ERR_SIZE_LIMIT',
    `Cannot create a dma-buf of ${size} bytes: this machine has ${found} bytes of memory available`,
    { size, required: size, found },
  )
}

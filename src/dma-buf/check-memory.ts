import { totalmem } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'

/** Refuses what the machine cannot have: asked for it, the kernel would end other processes on the way to its refusal. */
export function checkMemory(size: number): void {
  const found = totalmem()
  if (size <= found) return
  throw new GstAllocatorsError(
    'ERR_SIZE_LIMIT',
    `Cannot make a dma-buf of ${size} bytes: this machine has ${found} bytes of memory`,
    { size, required: size, found },
  )
}

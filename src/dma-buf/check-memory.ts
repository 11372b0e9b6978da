import { freemem } from 'node:os'
import { GstAllocatorsError } from '../errors/index.js'

/** Refuses what the machine cannot have: asked for it, the kernel would end other processes on the way to its refusal. */
export function checkMemory(size: number): void {
  // What there is without taking it from a program: Node.js reads MemAvailable.
  const found = freemem()
  if (size <= found) return
  throw new GstAllocatorsError(
    'ERR_SIZE_LIMIT',
    `Cannot make a dma-buf of ${size} bytes: this machine has ${found} bytes of memory to spare`,
    { size, required: size, found },
  )
}

import { GstAllocatorsError } from '../errors/index.js'
import type { Memory } from '../memory/index.js'

/** Finds the memory that has all bytes of a channel, and the start of the channel there. */
export function placeInMemory(
  memories: readonly Memory[],
  start: number,
  length: number,
): { memory: Memory; start: number } {
  let before = 0
  for (const memory of memories) {
    const from = start - before
    if (from >= 0 && from + length <= memory.size) return { memory, start: from }
    before += memory.size
  }
  throw new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map this audio: the ${length} bytes from byte ${start} on are not within one memory. Use copyBytes(), or map each of the memories`,
  )
}

import { checkInteger } from '../errors/index.js'
import type { NativeMemory } from './native-memory.js'

/** Checks the bounds of a part of a memory, and returns its size. */
export function checkPart(native: NativeMemory, offset: number, size: number | undefined): number {
  const whole = native.sizes().size
  // Of an empty memory there is one part, which is as empty.
  checkInteger('offset', offset, 0, Math.max(whole - 1, 0))
  return size === undefined ? whole - offset : checkInteger('size', size, Math.min(whole, 1), whole - offset)
}

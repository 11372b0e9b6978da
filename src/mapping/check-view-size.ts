import { constants } from 'node:buffer'
import { GstAllocatorsError } from '../errors/index.js'

/** Throws if no ArrayBuffer can hold `size` bytes. */
export function checkViewSize(size: number): void {
  if (size <= constants.MAX_LENGTH) return
  throw new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map ${size} bytes: this version of Node.js limits an ArrayBuffer to ${constants.MAX_LENGTH}. Map a part of it`,
    { required: size, found: constants.MAX_LENGTH },
  )
}

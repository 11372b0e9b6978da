import { constants } from 'node:buffer'
import { GstAllocatorsError } from '../errors/index.js'

/** Refuses what no ArrayBuffer can hold. */
export function checkViewSize(size: number): void {
  if (size <= constants.MAX_LENGTH) return
  throw new GstAllocatorsError(
    'ERR_MAP_FAILED',
    `Cannot map ${size} bytes: an ArrayBuffer of this Node.js has ${constants.MAX_LENGTH} at most. Map a part of it`,
    { required: size, found: constants.MAX_LENGTH },
  )
}

import { warnOfTransfer } from '../fd/warn-of-transfer.js'
import type { MapInfo } from './map-info.js'
import type { NativeMemory } from './native-memory.js'

/**
 * Gives up on a mapping whose bytes the program moved to another ArrayBuffer (`ArrayBuffer.prototype.transfer`): unmapping would
 * leave that one dangling, so the mapping stays for as long as the process lives, and the program is told.
 */
export function abandon(native: NativeMemory, info: MapInfo): void {
  native.abandon(info)
  warnOfTransfer(info.size)
}

import type { Pointer } from '../../ffi/index.js'
import { elementsOf } from '../../gst/index.js'

/** Returns how many fds a pipeline may take at its start: GLib ends the process if it gets none for a main loop. */
export function fdsToStart(pipeline: Pointer): number {
  return fdsOfBusAndClock + Math.min(maxFdsOfElements, 2 * elementsOf(pipeline).length)
}

const fdsOfBusAndClock = 16
const maxFdsOfElements = 64

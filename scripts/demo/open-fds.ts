import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { GLib } from 'gst-allocators/gi'

/** How many file descriptors this process has open. */
export function openFds(): number {
  // One belongs to GLib's main context, which the process has once and for ever, from when some thread first asks for it.
  GLib.MainContext.default()
  // The listing itself takes one.
  return readdirSync('/proc/self/fd').length - 1
}

/** The same, once Node.js has closed what it opened to load this program. */
export async function settledFds(): Promise<number> {
  for (let count = openFds(), last = -1; ; last = count, count = openFds()) {
    if (count === last) return count
    await setTimeout(50)
  }
}

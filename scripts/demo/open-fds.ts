import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { GLib } from 'gst-allocators/gi'

/** What is open in this process: the file descriptors, and what each leads to. */
export type OpenFds = ReadonlyMap<string, string>

/** The file descriptors that this process has open. */
export function openFds(): OpenFds {
  // One belongs to GLib's main context, which the process has once and for ever, from when some thread first asks for it.
  GLib.MainContext.default()
  return new Map(
    readdirSync(folder).flatMap((fd) => {
      const target = linkOf(fd)
      return target === undefined ? [] : [[fd, target]]
    }),
  )
}

/** The same, once Node.js has closed what it opened to load this program, and opened what it needs to print. */
export async function settledFds(): Promise<OpenFds> {
  for (const stream of [process.stdout, process.stderr]) stream.write('')
  for (let fds = openFds(), last = -1; ; last = fds.size, fds = openFds()) {
    if (fds.size === last) return fds
    await setTimeout(50)
  }
}

/** What is open now, and was not before. */
export function openedSince(before: OpenFds): string[] {
  return [...openFds()].filter(([fd, target]) => before.get(fd) !== target).map(([, target]) => target)
}

// The listing itself takes an fd, which is closed by now.
function linkOf(fd: string): string | undefined {
  try {
    return readlinkSync(`${folder}/${fd}`)
  } catch {
    return undefined
  }
}

const folder = '/proc/self/fd'

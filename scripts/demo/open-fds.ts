import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { GLib } from 'gst-allocators/gi'

/** The open file descriptors of this process, and the target of each. */
export type OpenFds = ReadonlyMap<string, string>

/** Returns the open file descriptors of this process. */
export function openFds(): OpenFds {
  // Create GLib's main context first. It is created on first use, and keeps an fd for the life of the process.
  GLib.MainContext.default()
  return new Map(
    readdirSync(folder).flatMap((fd) => {
      const target = linkOf(fd)
      return target === undefined ? [] : [[fd, target]]
    }),
  )
}

/**
 * Returns the open file descriptors once Node.js has finished loading this program and has opened its output streams.
 */
export async function settledFds(): Promise<OpenFds> {
  for (const stream of [process.stdout, process.stderr]) stream.write('')
  for (let fds = openFds(), last = -1; ; last = fds.size, fds = openFds()) {
    if (fds.size === last) return fds
    await setTimeout(50)
  }
}

/** Returns the targets of the file descriptors that were opened since `before`. */
export function openedSince(before: OpenFds): string[] {
  return [...openFds()].filter(([fd, target]) => before.get(fd) !== target).map(([, target]) => target)
}

/** Returns the target of an fd. Undefined for the fd of the listing itself, which is closed by now. */
function linkOf(fd: string): string | undefined {
  try {
    return readlinkSync(`${folder}/${fd}`)
  } catch {
    return undefined
  }
}

const folder = '/proc/self/fd'

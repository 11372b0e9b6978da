import { readdirSync, readlinkSync } from 'node:fs'

/** The open file descriptors of this process, each with what it is (`/memfd:…`, `anon_inode:[eventfd]`, a path). */
export type OpenFds = ReadonlyMap<number, string>

// Node opens one fd more when a standard stream is first used: let that be over before anybody counts.
for (const stream of [process.stdout, process.stderr]) stream.write('')

/** What is open now. */
export function openFds(): OpenFds {
  const fds = new Map<number, string>()
  for (const name of readdirSync('/proc/self/fd')) {
    const target = readTarget(name)
    if (target !== undefined && target !== HEAP_SETTING) fds.set(Number(name), target)
  }
  return fds
}

/** What has been opened and left so, or closed, since then: a line for each. */
export function fdChanges(before: OpenFds): string[] {
  const after = openFds()
  return [...difference(after, before, 'left open'), ...difference(before, after, 'closed')]
}

// The descriptor that lists the folder is itself in the list, and closed by the time it is looked at.
function readTarget(fd: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return undefined
  }
}

/** Waits until the open fds are what they were then, where a thread closes them. */
export async function untilClosed(before: OpenFds): Promise<void> {
  while (fdChanges(before).length > 0) await new Promise((resolve) => setImmediate(resolve))
}

function difference(these: OpenFds, those: OpenFds, what: string): string[] {
  return [...these]
    .filter(([fd, target]) => those.get(fd) !== target)
    .map(([fd, target]) => `${what}: ${fd} → ${target}`)
}

// The C library reads it for a moment, on whatever thread gives memory back.
const HEAP_SETTING = '/proc/sys/vm/overcommit_memory'

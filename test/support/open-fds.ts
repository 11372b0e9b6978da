import { readdirSync, readlinkSync } from 'node:fs'

/** The open fds of this process, each with its target, such as `/memfd:…`, `anon_inode:[eventfd]` or a path. */
export type OpenFds = ReadonlyMap<number, string>

// Node.js opens another fd at the first use of a standard stream. Do that before fds are counted.
for (const stream of [process.stdout, process.stderr]) stream.write('')

/** Returns the fds that are open now. */
export function openFds(): OpenFds {
  const fds = new Map<number, string>()
  for (const name of readdirSync('/proc/self/fd')) {
    const target = readTarget(name)
    if (target !== undefined && target !== HEAP_SETTING) fds.set(Number(name), target)
  }
  return fds
}

/** Returns a line for each fd that was opened or closed since then. */
export function fdChanges(before: OpenFds): string[] {
  const after = openFds()
  return [...difference(after, before, 'left open'), ...difference(before, after, 'closed')]
}

// The list contains the fd that reads the folder, which is closed by now.
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

import { cpus, loadavg, release } from 'node:os'

import { type Command, runProcess } from './run-process.js'
import type { PeerName } from './trial.js'
import { trials } from './trials.js'

/** The machine that the numbers come from. Without it they mean little. */
export interface Machine {
  readonly date: string
  readonly cpu: string
  readonly cpus: number
  readonly kernel: string
  readonly load: number
  /** The kind of memory that holds the frames of the `reach` trials. */
  readonly frameMemory: 'dma-buf' | 'memfd'
  readonly versions: Partial<Record<PeerName, Readonly<Record<string, string>>>>
}

/** Describes the machine, and asks the peers for their versions. */
export async function describeMachine(
  commands: ReadonlyMap<string, Command>,
  frameMemory: Machine['frameMemory'],
  signal: AbortSignal,
): Promise<Machine> {
  const versions: Machine['versions'] = {}
  for (const peer of versioned) {
    const command = trials.map(({ programs }) => commands.get(programs[peer] ?? '')).find(Boolean)
    if (command === undefined) continue
    const output = await runProcess([...command, 'versions'], { signal })
    versions[peer] = JSON.parse(output) as Record<string, string>
  }
  return {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cpus: cpus().length,
    kernel: release(),
    load: currentLoad(),
    frameMemory,
    versions,
  }
}

// The other peers have the same components as ours.
const versioned = ['C', 'gst-python', 'gjs', 'ours', 'empty'] as const

/** Returns the load average of the last minute. */
export function currentLoad(): number {
  return loadavg()[0] ?? 0
}

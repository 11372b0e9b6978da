import { cpus, loadavg, release } from 'node:os'

import { type Command, runProcess } from './run-process.js'
import type { PeerName } from './trial.js'
import { trials } from './trials.js'

/** Where the numbers come from: they say little without it. */
export interface Machine {
  readonly date: string
  readonly cpu: string
  readonly cpus: number
  readonly kernel: string
  readonly load: number
  /** Where the frames lie whose bytes are reached for. */
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

// All others are made of what ours is.
const versioned = ['C', 'gst-python', 'gjs', 'ours', 'empty'] as const

/** The load average of the last minute. */
export function currentLoad(): number {
  return loadavg()[0] ?? 0
}

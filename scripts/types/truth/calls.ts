import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

import type { Call } from './plan.js'
import type { Shape } from './shape.js'

/** Makes the calls of a plan, and returns the results by path. A call that ends the process is a crash. */
export async function makeCalls(calls: readonly Call[]): Promise<Map<string, Shape[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-calls-'))
  try {
    const plan = join(folder, 'plan.json')
    writeFileSync(plan, JSON.stringify(calls))
    const shapes = new Map<string, Shape[]>()
    for (let next = 0; next < calls.length;) next = await callFrom(plan, calls, next, shapes)
    return shapes
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Makes calls from `first` on until one ends the process. Returns the index of the next call. */
async function callFrom(
  plan: string,
  calls: readonly Call[],
  first: number,
  shapes: Map<string, Shape[]>,
): Promise<number> {
  const program = join(import.meta.dirname, 'call.ts')
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), program, plan, String(first)],
    {
      // Files that a call writes are removed with the folder of the plan.
      cwd: dirname(plan),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Criticals about arguments are expected, and must not abort the process.
      env: { ...process.env, G_DEBUG: '' },
    },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  let started: number | undefined
  let isDone = false
  let isRefused = false
  for await (const line of createInterface(child.stdout)) {
    // GLib prints assertion failures to stdout. A failure in a .c file is about the arguments.
    const asserted = /^Bail out! \S*ERROR:(\S+?):/.exec(line)?.[1]
    if (asserted !== undefined) isRefused = asserted.endsWith('.c')
    if (!line.startsWith('{')) continue
    const { start, index, shape, done, refused } = JSON.parse(line) as {
      start?: number
      index?: number
      shape?: Shape
      done?: boolean
      refused?: boolean
    }
    started = start ?? started
    if (start !== undefined) isRefused = false
    isRefused ||= refused === true
    isDone ||= done === true
    const { path = '' } = index === undefined ? {} : (calls[index] ?? {})
    if (shape !== undefined) shapes.set(path, [...(shapes.get(path) ?? []), shape])
  }
  if (isDone) return calls.length
  if (started === undefined)
    throw new Error(`Cannot make the calls: call.ts exited before the first\n${said}`)
  const { path = '' } = calls[started] ?? {}
  shapes.set(path, [...(shapes.get(path) ?? []), { type: isRefused ? 'refused' : 'crash' }])
  return started + 1
}

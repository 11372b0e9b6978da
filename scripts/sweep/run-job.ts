import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Attempt, Job, Task } from './job.js'

/** How a child process ended: after all tasks, or during one. */
export interface JobEnd {
  /** The number of finished tasks. */
  readonly finished: number
  /** The number of values that were set. */
  readonly tried: number
  /** The task that did not finish, and the last attempt of it. */
  readonly failure?: { readonly task: Task; readonly attempt?: Attempt | undefined; readonly how: string }
}

/** Runs tasks in a child process, in which a GLib CRITICAL is fatal. */
export function runJob(job: Job, folder: string, signal: AbortSignal): Promise<JobEnd> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, JSON.stringify(job)], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, G_DEBUG: 'fatal-criticals', SWEEP_FOLDER: folder, GST_DEBUG: '0' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let [finished, tried, errors] = [0, 0, '']
  let task: Task | undefined
  let attempt: Attempt | undefined
  let isStuck = false
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  const onSilence = () => {
    isStuck = true
    kill()
  }
  let timer = setTimeout(onSilence, SILENCE_MS)
  signal.addEventListener('abort', kill)
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = `${errors}${text}`.slice(-4000)
  })
  createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
    clearTimeout(timer)
    timer = setTimeout(onSilence, SILENCE_MS)
    const event = JSON.parse(line) as { begin?: Task; attempt?: Attempt; end?: number }
    if (event.begin !== undefined) [task, attempt] = [event.begin, undefined]
    if (event.attempt !== undefined) attempt = event.attempt
    if (event.end === undefined) return
    finished++
    tried += Math.max(event.end, 0)
    task = undefined
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, killer) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', kill)
      if (signal.aborted) reject(new Error('The sweep was interrupted'))
      else if (task === undefined && finished === job.tasks.length) resolve({ finished, tried })
      else if (task === undefined) reject(new Error(`A child process of the sweep failed:\n${errors}`))
      else {
        const how = isStuck ? 'hang' : `${killer ?? `exit ${code}`}${explain(errors)}`
        resolve({ finished, tried, failure: { task, attempt, how } })
      }
    })
  })
}

function explain(errors: string): string {
  const lines = errors.split('\n').filter((line) => /CRITICAL|ERROR|Error|assert/.test(line))
  return lines.length === 0 ? '' : `: ${lines.at(-1)?.trim().slice(0, 200)}`
}

const ROOT = join(import.meta.dirname, '../..')
const CHILD = join(import.meta.dirname, 'child.ts')
// Longer than the longest wait of a child.
const SILENCE_MS = 20_000

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Attempt, Job, JobEnd, Report, Task } from './job.js'

/** Runs tasks in a child process, in which a GLib CRITICAL is fatal. */
export function runJob(job: Job, folder: string, signal: AbortSignal): Promise<JobEnd> {
  const command = [process.execPath, '--import', 'tsx', CHILD, JSON.stringify(job)]
  const child = spawn('sh', ['-c', LIMITED, ...command], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, G_DEBUG: 'fatal-criticals', SWEEP_FOLDER: folder, GST_DEBUG: '0' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let [finished, tried, errors] = [0, 0, '']
  let task: Task | undefined
  let attempts: Attempt[] = []
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
    const { begin, fresh, attempt, end } = JSON.parse(line) as Report
    if (begin !== undefined) task = begin
    if (begin !== undefined || fresh !== undefined) attempts = []
    if (attempt !== undefined) attempts.push(attempt)
    if (end === undefined) return
    finished++
    tried += Math.max(end, 0)
    task = undefined
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, killer) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', kill)
      if (signal.aborted) reject(new Error('The sweep was interrupted'))
      // A process with stuck threads ends early, between two tasks.
      else if (task === undefined && finished > 0) resolve({ finished, tried })
      else if (task === undefined) reject(new Error(`A child process of the sweep failed:\n${errors}`))
      else {
        const how = isStuck ? 'hang' : `${killer ?? `exit ${code}`}${explain(errors)}`
        resolve({ finished, tried, failure: { task, attempts, how } })
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
// 6 GB of data: an element that asks for all memory must not take it from other processes.
const LIMITED = 'ulimit -d 6291456; ulimit -c 0; exec "$0" "$@"'
// A child reports every second, unless its JavaScript thread is blocked.
const SILENCE_MS = 15_000

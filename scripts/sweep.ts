// The entry point of `npm run test:sweep`. Why this exists: GStreamer's elements crash on some values of their own
// properties. It sets every property of every installed element, each to the ends of its range, null, empty and odd
// texts, and fails if anything crashes, logs a CRITICAL or hangs that src/gst/property-faults.ts does not list.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { requireNamespace } from '../src/gi/namespace.js'
import { installedKinds } from '../src/gst/registry.js'
import { showProgress } from './setup/show-progress.mjs'
import type { SweepState } from './sweep/job.js'
import { describeFault } from './sweep/describe-fault.js'
import { sweep } from './sweep/sweep.js'

const states = ['null', 'ready', 'before', 'playing'] as const satisfies readonly SweepState[]

const usage = `Usage: npm run test:sweep -- [options]

Sets the properties of the installed elements to the ends of their ranges, null, empty and odd
texts, in child processes: in NULL, in READY, before the pipeline plays, and while it plays. What
fails is tried again alone, and counts if it fails alone in two more processes. Elements that fail
by themselves, or only now and then, are named and skipped.

Without --full, the properties of a parent class are set on two of its elements in each process,
and the waits are short. Before the pipeline plays, all values of a kind are set together.

  --element NAME  only this kind of element; may be repeated
  --state STATE   only in this state: ${states.join(', ')}
  --full          every property of every element, with longer waits; takes hours
  --json          print one line of JSON for each fault
  --help          show this help

The exit code is 1 if anything crashes, logs a CRITICAL or hangs.`

const { values } = parseArgs({
  options: {
    element: { type: 'string', multiple: true },
    state: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(usage)
else process.exitCode = await run()

async function run(): Promise<number> {
  requireNamespace('Gst', '1.0')
  const installed = installedKinds().sort()
  const kinds = values.element ?? installed
  const unknown = kinds.filter((kind) => !installed.includes(kind))
  if (unknown.length > 0) {
    console.error(`Cannot sweep ${unknown.join(', ')}: not installed`)
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-sweep-'))
  const abort = new AbortController()
  process.once('SIGINT', () => {
    abort.abort()
  })
  let status = ''
  const stopProgress = showProgress('Sweeping', () => status)
  try {
    const {
      faults,
      elements,
      values: count,
    } = await sweep({
      kinds,
      states: states.filter((state) => values.state?.includes(state) ?? true),
      thorough: values.full || values.element !== undefined,
      folder,
      signal: abort.signal,
      onProgress: (text) => {
        status = text
      },
      onSkip: (text) => {
        console.error(`skipped: ${text}`)
      },
      onFault: (fault) => {
        console.log(values.json ? JSON.stringify(fault) : describeFault(fault))
      },
    })
    stopProgress()
    console.log(`${elements} elements, ${count} values set`)
    console.log(`\n${count - faults.length} passed, ${faults.length} failed`)
    return faults.length === 0 ? 0 : 1
  } finally {
    stopProgress()
    rmSync(folder, { recursive: true, force: true })
  }
}

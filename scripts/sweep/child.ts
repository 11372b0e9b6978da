// A child process of the sweep: sets properties, and reports each attempt before it begins, because it may be the last.
import { writeSync } from 'node:fs'
import { Gst } from '../../src/gi/index.js'
import type { Element, Pad, Pipeline } from '../../src/pipeline/index.js'
import { type Part, type Setting, settingsOf } from './attempts.js'
import { descriptionsOf } from './descriptions.js'
import { type Attempt, includesAttempt, type Job, type Report, type Task } from './job.js'
import { Pipelines } from './pipelines.js'
import { settled } from './settled.js'

/** The values that are set together before a pipeline plays. */
const labels: readonly string[] = ['minimum', 'maximum', 'null', 'empty', 'format', 'colons', 'last']
const triedOn = new Map<string, Set<string>>()
/** A description in which the element plays, by kind; null if there is none. */
const playable = new Map<string, string | null>()
const job = JSON.parse(process.argv[2] ?? '') as Job
const pipelines = new Pipelines(job.thorough)
// Elements write files.
process.chdir(process.env['SWEEP_FOLDER'] ?? '/nonexistent')
setInterval(() => {
  report({ alive: true })
}, 1000)
for (const task of job.tasks) {
  report({ begin: task })
  report({ end: await run(task) })
  // Stuck threads may slow down what follows: a new process goes on.
  if (pipelines.stuck >= 4) break
}
// Threads of elements may be stuck on purpose by now, such as in a sleep of an hour.
process.kill(process.pid, 'SIGKILL')

/** Returns how many values were set, or -1 if the element cannot run in that state. */
async function run(task: Task): Promise<number> {
  if (task.state === 'null' || task.state === 'ready') return setIn(task)
  const description = await playableWith(task.kind)
  if (description === null) return -1
  return task.state === 'before' ? setBefore(task, description) : setWhile(task, description)
}

async function setIn(task: Task): Promise<number> {
  const pipeline = pipelines.open(`identity ${task.kind} name=x`)
  if (pipeline === undefined) return -1
  const element = pipeline.element('x')
  if (task.state === 'ready' && element.gi.setState(Gst.State.READY) === Gst.StateChangeReturn.FAILURE)
    return -1
  let count = 0
  for (const [part, setting] of settingsFor(task, element)) {
    await setAndBack(part, setting, 0)
    count++
  }
  if (task.state === 'ready') element.gi.setState(Gst.State.NULL)
  await pipeline[Symbol.asyncDispose]()
  return count
}

async function playableWith(kind: string): Promise<string | null> {
  let found = playable.get(kind)
  if (found !== undefined) return found
  found = null
  for (const description of descriptionsOf(kind)) {
    const pipeline = await pipelines.play(description)
    if (pipeline === undefined) continue
    await pause(job.thorough ? 50 : 5)
    await pipelines.close(pipeline)
    found = description
    break
  }
  playable.set(kind, found)
  return found
}

/** Sets a group of values, each with a pipeline that plays afterwards. */
async function setBefore(task: Task, description: string): Promise<number> {
  let count = 0
  const probe = pipelines.open(description)
  if (probe === undefined) return -1
  const wanted = settingsFor(task, probe.element('x')).flatMap(([, { attempt }]) => groupsOf(task, attempt))
  await probe[Symbol.asyncDispose]()
  for (const group of new Set(wanted)) {
    report({ fresh: true })
    const pipeline = await pipelines.play(description, async (element) => {
      for (const [part, { attempt, property, value }] of settingsFor(task, element)) {
        if (!groupsOf(task, attempt).includes(group)) continue
        report({ attempt })
        await settled(set(part, property, value))
        count++
      }
    })
    if (pipeline === undefined) continue
    await pause(job.thorough ? 100 : 10)
    await pipelines.close(pipeline)
  }
  return count
}

/** The groups of a value: those with its label and, when thorough, itself alone. Values that are listed are one group. */
function groupsOf(task: Task, { property, label }: Attempt): string[] {
  if (task.only !== undefined) return ['']
  return [...(labels.includes(label) ? [label] : []), ...(job.thorough ? [`${property} ${label}`] : [])]
}

/** Sets one value after another while the pipeline plays, and back. */
async function setWhile(task: Task, description: string): Promise<number> {
  let pipeline: Pipeline | undefined
  let count = 0
  let restarts = 0
  const done = new Set<string>()
  for (;;) {
    report({ fresh: true })
    pipeline = await pipelines.play(description)
    if (pipeline === undefined) return count
    let isUsable = true
    for (const [part, setting] of settingsFor(task, pipeline.element('x'))) {
      const key = `${setting.attempt.property}=${setting.attempt.label}`
      if (done.has(key)) continue
      done.add(key)
      isUsable = await setAndBack(part, setting, job.thorough ? 100 : 4)
      count++
      if (!isUsable || pipelines.isOver(pipeline)) break
    }
    isUsable &&= !pipelines.isOver(pipeline)
    await pipelines.close(pipeline)
    if (isUsable || ++restarts > (job.thorough ? 200 : 12)) return count
  }
}

/** Sets a value, and the old one again after a time. Returns false if the element is stuck. */
async function setAndBack(part: Part, setting: Setting, time: number): Promise<boolean> {
  const { attempt, property, value } = setting
  report({ attempt })
  const before = await valueOf(part, property)
  const outcome = await settled(set(part, property, value), 3000)
  if (outcome !== 'done') return outcome === 'failed'
  if (time === 0) await valueOf(part, property)
  else await pause(time)
  if (before === undefined) return true
  return (await settled(set(part, property, before), 3000)) !== 'pending'
}

/** Returns what a task sets on an element and its pads. */
function settingsFor(task: Task, element: Element): [Part, Setting][] {
  const parts: Part[] = [element, ...element.padNames.map((name): Pad => element.pad(name))]
  return parts.flatMap((part) =>
    settingsOf(part, element)
      .filter((setting) => isWanted(task, setting))
      .map((setting): [Part, Setting] => [part, setting]),
  )
}

async function valueOf(part: Part, property: string): Promise<unknown> {
  let value: unknown
  const call = Reflect.apply(part.get.bind(part), part, [property]) as Promise<unknown>
  const kept = call.then((result) => {
    value = result
  })
  return (await settled(kept, 3000)) === 'done' ? value : undefined
}

function set(part: Part, property: string, value: unknown): Promise<void> {
  return Reflect.apply(part.set.bind(part), part, [property, value]) as Promise<void>
}

/** Properties of a common parent class are tried on two of its elements in each process, or on all when thorough. */
function isWanted({ kind, state, only, without }: Task, { attempt, owner }: Setting): boolean {
  if (only !== undefined) return includesAttempt(only, attempt)
  if (state === 'before' && !job.thorough && !labels.includes(attempt.label)) return false
  if (includesAttempt(without, attempt)) return false
  if (job.thorough) return true
  const kinds = triedOn.get(`${state} ${owner}`) ?? new Set()
  triedOn.set(`${state} ${owner}`, kinds)
  if (!kinds.has(kind) && kinds.size >= 2) return false
  kinds.add(kind)
  return true
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function report(event: Report): void {
  writeSync(3, `${JSON.stringify(event)}\n`)
}

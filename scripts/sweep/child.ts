// A child process of the sweep: sets properties, and reports each attempt before it begins, because it may be the last.
import { writeSync } from 'node:fs'
import { GstAllocatorsError } from '../../src/errors/index.js'
import { Gst } from '../../src/gi/index.js'
import { type Element, type Pad, Pipeline } from '../../src/pipeline/index.js'
import { type Part, type Setting, settingsOf } from './attempts.js'
import { descriptionsOf } from './descriptions.js'
import { isSame, type Job, type Task } from './job.js'

/** The pipelines whose run has ended. */
const isOver = new WeakSet<Pipeline>()
const triedOn = new Map<string, Set<string>>()
const job = JSON.parse(process.argv[2] ?? '') as Job
// Elements write files.
process.chdir(process.env['SWEEP_FOLDER'] ?? '/nonexistent')
for (const task of job.tasks) {
  report({ begin: task })
  const tried = await run(task)
  report({ end: tried })
}
// Threads of elements may be stuck, because a property set them to sleep for an hour.
process.kill(process.pid, 'SIGKILL')

/** Returns how many values were set, or -1 if the element cannot run in that state. */
async function run(task: Task): Promise<number> {
  if (task.state === 'null' || task.state === 'ready') {
    const pipeline = open(`identity ${task.kind} name=x`)
    if (pipeline === undefined) return -1
    const element = pipeline.element('x')
    if (task.state === 'ready') {
      if (element.gi.setState(Gst.State.READY) === Gst.StateChangeReturn.FAILURE) return -1
    }
    const count = await setAll(task, element)
    if (task.state === 'ready') element.gi.setState(Gst.State.NULL)
    await pipeline[Symbol.asyncDispose]()
    return count
  }
  for (const description of descriptionsOf(task.kind)) {
    const count = await (task.state === 'before' ? setBefore : setWhile)(task, description)
    if (count >= 0) return count
  }
  return -1
}

/** Sets one value after another, each with a pipeline that plays afterwards. */
async function setBefore(task: Task, description: string): Promise<number> {
  let count = 0
  const groups =
    task.only === undefined ? ['minimum', 'maximum', 'null', 'empty', 'format', 'colons', 'last'] : ['']
  for (const group of groups) {
    const pipeline = await play(description, async (element) => {
      for (const part of partsOf(element))
        for (const setting of settingsOf(part, element))
          if ((task.only !== undefined || setting.attempt.label === group) && isWanted(task, setting)) {
            report({ attempt: setting.attempt })
            await succeeds(set(part, setting.property, setting.value))
            count++
          }
    })
    if (pipeline === undefined && group === groups[0]) return -1
    await pause(job.thorough ? 100 : 10)
    await close(pipeline)
  }
  return count
}

/** Sets one value after another while the pipeline plays, and back. */
async function setWhile(task: Task, description: string): Promise<number> {
  let pipeline = await play(description)
  if (pipeline === undefined) return -1
  let count = 0
  let restarts = 0
  const names = partsOf(pipeline.element('x')).map((part) => part.name)
  for (const name of names) {
    let element: Element = pipeline.element('x')
    let part: Part | undefined = partsOf(element).find((one) => one.name === name)
    if (part === undefined) continue
    for (const setting of settingsOf(part, element)) {
      const { attempt, property, value } = setting
      if (!isWanted(task, setting)) continue
      report({ attempt })
      const before = await valueOf(part, property)
      const isSet = await succeeds(set(part, property, value))
      await pause(isSet ? (job.thorough ? 100 : 4) : 0)
      if (isSet && before !== undefined && task.only === undefined)
        await succeeds(set(part, property, before))
      count++
      if (!isOver.has(pipeline)) continue
      await close(pipeline)
      if (++restarts > (job.thorough ? 200 : 12)) return count
      const next = await play(description)
      if (next === undefined) return count
      pipeline = next
      element = pipeline.element('x')
      part = partsOf(element).find((one) => one.name === name)
      if (part === undefined) break
    }
  }
  await close(pipeline)
  return count
}

async function setAll(task: Task, element: Element): Promise<number> {
  let count = 0
  for (const part of partsOf(element))
    for (const setting of settingsOf(part, element)) {
      const { attempt, property, value } = setting
      if (!isWanted(task, setting)) continue
      report({ attempt })
      const before = await valueOf(part, property)
      if (await succeeds(set(part, property, value))) {
        await valueOf(part, property)
        if (before !== undefined && task.only === undefined) await succeeds(set(part, property, before))
      }
      count++
    }
  return count
}

/** Plays a pipeline. Returns undefined if it cannot be made, or does not play. */
async function play(
  description: string,
  prepare?: (element: Element) => Promise<void>,
): Promise<Pipeline | undefined> {
  const pipeline = open(description)
  if (pipeline === undefined) return undefined
  const onEnd = () => isOver.add(pipeline)
  pipeline.finished.then(onEnd, onEnd)
  await prepare?.(pipeline.element('x'))
  if (await succeeds(pipeline.play({ timeout: job.thorough ? 3000 : 700 }))) {
    await pause(5)
    return pipeline
  }
  await close(pipeline)
  return undefined
}

function open(description: string): Pipeline | undefined {
  try {
    return Pipeline.parse(description)
  } catch (error) {
    if (error instanceof GstAllocatorsError) return undefined
    throw error
  }
}

/** Stops a pipeline, but does not wait for one that is stuck. */
async function close(pipeline: Pipeline | undefined): Promise<void> {
  if (pipeline !== undefined && (await succeeds(pipeline.stop({ timeout: 500 }))))
    await pipeline[Symbol.asyncDispose]()
}

function partsOf(element: Element): Part[] {
  return [element, ...element.padNames.map((name): Pad => element.pad(name))]
}

async function valueOf(part: Part, property: string): Promise<unknown> {
  try {
    return await (Reflect.apply(part.get.bind(part), part, [property]) as Promise<unknown>)
  } catch (error) {
    if (error instanceof GstAllocatorsError) return undefined
    throw error
  }
}

/** Returns true if a call succeeds, and false if it fails with an error of the package or of GStreamer. */
async function succeeds(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof GstAllocatorsError) return false
    throw error
  }
}

function set(part: Part, property: string, value: unknown): Promise<void> {
  return Reflect.apply(part.set.bind(part), part, [property, value]) as Promise<void>
}

/** Properties of a common parent class are tried on two of its elements in each process, or on all when thorough. */
function isWanted({ kind, state, only, without }: Task, { attempt, owner }: Setting): boolean {
  if (only !== undefined) return isSame(only, attempt)
  if (without.some((one) => isSame(one, attempt) || isSame(one, { ...attempt, label: '' }))) return false
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

function report(event: unknown): void {
  writeSync(3, `${JSON.stringify(event)}\n`)
}

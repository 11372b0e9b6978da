import type { Attempt, SweepState, Task } from './job.js'
import { runJob } from './run-job.js'

/** A crash, a CRITICAL or a hang. */
export interface Fault {
  readonly kind: string
  readonly state: SweepState
  readonly attempt: Attempt
  readonly how: string
  /** True if the fault happens again when this value is the only one. */
  readonly isReproducible: boolean
}

/** What to sweep, and how. */
export interface Sweep {
  readonly kinds: readonly string[]
  readonly states: readonly SweepState[]
  readonly thorough: boolean
  readonly folder: string
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
  readonly onFault: (fault: Fault) => void
  readonly onSkip: (text: string) => void
}

/** The result of a sweep. */
export interface SweepResult {
  readonly faults: Fault[]
  readonly elements: number
  readonly values: number
}

/** Sets properties in child processes, two at a time. A crash is tried again alone, and the rest of its batch goes on. */
export async function sweep(options: Sweep): Promise<SweepResult> {
  const { kinds, states, thorough } = options
  const tasks = kinds.flatMap((kind) => states.map((state): Task => ({ kind, state, without: [] })))
  const size = thorough ? 8 : 48
  const batches: Task[][] = []
  for (let start = 0; start < tasks.length; start += size) batches.push(tasks.slice(start, start + size))
  const result = { faults: [] as Fault[], elements: kinds.length, values: 0 }
  const work = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      options.onProgress(`${batch[0]?.kind ?? ''} (${batches.length} batches left)`)
      await runBatch(batch, options, result)
    }
  }
  await Promise.all([work(), work()])
  return result
}

async function runBatch(batch: Task[], options: Sweep, result: { faults: Fault[]; values: number }) {
  const { thorough, folder, signal } = options
  while (batch.length > 0) {
    const { finished, tried, failure } = await runJob({ tasks: batch, thorough }, folder, signal)
    result.values += tried
    batch.splice(0, finished)
    if (failure === undefined) return
    const { task, attempt, how } = failure
    const alone = attempt === undefined ? undefined : await failureOf(task, attempt, options)
    // An element may also fail in that state by itself: then there is nothing to try, and nothing to refuse.
    const isFirst = task.without.length === 0
    if (attempt === undefined || (isFirst && (await failureOf(task, noAttempt, options)) !== undefined)) {
      options.onSkip(`${task.kind} fails by itself (${task.state}): ${how}`)
      batch.shift()
      continue
    }
    const isReproducible = alone !== undefined
    const fault = { kind: task.kind, state: task.state, attempt, how: alone ?? how, isReproducible }
    result.faults.push(fault)
    options.onFault(fault)
    // If a value fails only after another one, every change of that property may fail. So skip the whole property.
    const without = isReproducible ? attempt : { property: attempt.property, label: '' }
    batch[0] = { ...task, without: [...task.without, without] }
  }
}

/** No attempt: the element is only brought to the state, and no property is set. */
const noAttempt: Attempt = { property: '', label: '' }

/** Tries one value in a process of its own. Returns how it failed, or undefined if it did not. */
async function failureOf(
  task: Task,
  attempt: Attempt,
  { folder, signal }: Sweep,
): Promise<string | undefined> {
  const tasks = [{ ...task, only: attempt }]
  const { failure } = await runJob({ tasks, thorough: true }, folder, signal)
  return failure?.how
}

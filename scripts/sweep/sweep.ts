import { findCulprits } from './culprits.js'
import type { Attempt, SweepState, Task } from './job.js'
import { runJob } from './run-job.js'

/** A crash, a CRITICAL or a hang. */
export interface Fault {
  readonly kind: string
  readonly state: SweepState
  /** One value that fails alone, or several that fail only together. */
  readonly attempts: readonly Attempt[]
  readonly how: string
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

/** Sets properties in child processes, some at a time. What fails is tried again alone, and the rest of its batch goes on. */
export async function sweep(options: Sweep): Promise<SweepResult> {
  const { kinds, states, thorough } = options
  const tasks = kinds.flatMap((kind) => states.map((state): Task => ({ kind, state, without: [] })))
  const size = thorough ? 8 : 128
  const batches: Task[][] = []
  for (let start = 0; start < tasks.length; start += size) batches.push(tasks.slice(start, start + size))
  const result = { faults: [] as Fault[], elements: kinds.length, values: 0 }
  const work = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      options.onProgress(`${batch[0]?.kind ?? ''} (${batches.length} batches left)`)
      await runBatch(batch, options, result)
    }
  }
  // Children wait for half of the time. More at once would change how the elements behave.
  await Promise.all(Array.from({ length: thorough ? 2 : 4 }, work))
  return result
}

async function runBatch(batch: Task[], options: Sweep, result: { faults: Fault[]; values: number }) {
  const { thorough, folder, signal } = options
  while (batch.length > 0) {
    const { finished, tried, failure } = await runJob({ tasks: batch, thorough }, folder, signal)
    result.values += tried
    batch.splice(0, finished)
    if (failure === undefined) continue
    const { task, how } = failure
    const { kind, state } = task
    const { byItself, culprits } = await findCulprits(failure, (tasks) =>
      runJob({ tasks, thorough: true }, folder, signal),
    )
    for (const culprit of culprits) {
      const fault = { kind, state, ...culprit }
      result.faults.push(fault)
      options.onFault(fault)
    }
    const without = [...task.without, ...culprits.flatMap(({ attempts }) => attempts)]
    if (byItself !== undefined) {
      options.onSkip(`${kind} fails by itself (${state}): ${byItself}`)
      // It would fail in the higher states too.
      while (batch[0]?.kind === kind) batch.shift()
    } else if (culprits.length > 0) batch[0] = { ...task, without }
    else {
      options.onSkip(`${kind} fails now and then (${state}): ${how}`)
      batch.shift()
    }
  }
}

import type { Attempt, Failure, JobEnd, Task } from './job.js'

/** Runs tasks in one process, with long waits. */
export type Run = (tasks: readonly Task[]) => Promise<JobEnd>

/** Values that fail: one alone, or several that fail only together. */
export interface Culprit {
  readonly attempts: readonly Attempt[]
  readonly how: string
}

/** What made a task fail. */
export interface Verdict {
  /** How the element fails by itself: then there is nothing to try, and nothing to refuse. */
  readonly byItself?: string
  /** Empty if it did not happen again. */
  readonly culprits: readonly Culprit[]
}

/** Finds the values that made a task fail. Each is tried alone, and counts only if it fails alone in two more processes. */
export async function findCulprits({ task, attempts, how }: Failure, run: Run): Promise<Verdict> {
  const failureWith = async (only: readonly Attempt[]) =>
    (await run([{ ...task, only, without: [] }])).failure?.how
  const confirm = async (only: readonly Attempt[]) =>
    (await failureWith(only)) === undefined ? undefined : failureWith(only)
  const byItself = attempts.length === 0 ? how : await failureWith([])
  if (byItself !== undefined) return { byItself, culprits: [] }

  const culprits: Culprit[] = []
  // The last value is the likeliest. Several are tried in one process, as long as they pass.
  const rest = [...attempts].reverse().map((attempt): Task => ({ ...task, only: [attempt], without: [] }))
  while (rest.length > 0) {
    const { finished, failure } = await run(rest)
    rest.splice(0, finished)
    if (failure === undefined) continue
    rest.shift()
    const only = failure.task.only ?? []
    const confirmed = await confirm(only)
    if (confirmed === undefined) continue
    culprits.push({ attempts: only, how: confirmed })
    // Values that were set one after another did not all take part.
    if (task.state !== 'before') break
  }
  // An element that fails now and then fails after any number of values. Only what is set together is a combination.
  if (culprits.length > 0 || attempts.length < 2 || task.state !== 'before') return { culprits }
  const together = await confirm(attempts)
  if (together === undefined) return { culprits }
  return { culprits: [{ attempts: await smallest(attempts, failureWith), how: together }] }
}

/** Leaves out what a combination does not need to fail: halves, then quarters, and so on. */
async function smallest(
  attempts: readonly Attempt[],
  failureWith: (only: readonly Attempt[]) => Promise<string | undefined>,
): Promise<readonly Attempt[]> {
  let kept = attempts
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = 0; start < kept.length;) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)]
      if (fewer.length > 0 && (await failureWith(fewer)) !== undefined) kept = fewer
      else start += size
    }
  return kept
}

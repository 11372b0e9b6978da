import { setImmediate } from 'node:timers/promises'

import { number, report } from './measure.js'

/**
 * Warms up, measures, and reports the nanoseconds of CPU time per iteration, as `measure` does. It stops early at the
 * time limit, but not before one iteration: a way that is thousands of times slower needs fewer iterations.
 */
export async function measureWithin(once: () => void): Promise<void> {
  const milliseconds = number('milliseconds')
  await repeat(once, number('warmup'), milliseconds / 2)
  const start = process.cpuUsage()
  const count = await repeat(once, number('iterations'), milliseconds)
  const { user, system } = process.cpuUsage(start)
  report({ ns: (1000 * (user + system)) / count })
}

/** Yields to the event loop regularly, so that finalizers can run. */
async function repeat(once: () => void, maxCount: number, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  let count = 0
  do {
    once()
    count++
    if (count % ITERATIONS_PER_TURN === 0) await setImmediate()
  } while (count < maxCount && performance.now() < end)
  return count
}

const ITERATIONS_PER_TURN = 100

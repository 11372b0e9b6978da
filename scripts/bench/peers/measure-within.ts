import { setImmediate } from 'node:timers/promises'

import { number, report } from './measure.js'

/**
 * Warms up, then measures, and reports the nanoseconds of CPU time that one iteration takes, as `measure` does. It stops early when its
 * milliseconds are over, but never before one is done: what others take thousands of times as long for need not be done as often.
 */
export async function measureWithin(once: () => void): Promise<void> {
  const milliseconds = number('milliseconds')
  await repeat(once, number('warmup'), milliseconds / 2)
  const start = process.cpuUsage()
  const count = await repeat(once, number('iterations'), milliseconds)
  const { user, system } = process.cpuUsage(start)
  report({ ns: (1000 * (user + system)) / count })
}

// The event loop gets a turn now and then, to release what garbage collection leaves to it.
async function repeat(once: () => void, most: number, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  let count = 0
  do {
    once()
    count++
    if (count % BATCH === 0) await setImmediate()
  } while (count < most && performance.now() < end)
  return count
}

const BATCH = 100

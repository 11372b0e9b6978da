import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Fills the JavaScript heap up to `bytes` with live objects, as in a program that does more than read frames. */
export function fillHeap(bytes: number): void {
  if (bytes === 0) return
  while (process.memoryUsage().heapUsed < bytes)
    kept.push(Array.from({ length: 1000 }, (_, index) => ({ index, text: String(index), inner: { index } })))
  // Collect now, so that the objects are in the old generation and are not moved during the measurement.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

const kept: unknown[] = []

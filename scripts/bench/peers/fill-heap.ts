import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Fills the JavaScript heap up to so many bytes with objects that stay alive, as in a program that does more than read frames. */
export function fillHeap(bytes: number): void {
  if (bytes === 0) return
  while (process.memoryUsage().heapUsed < bytes)
    kept.push(Array.from({ length: 1000 }, (_, index) => ({ index, text: String(index), inner: { index } })))
  // What is old already is not moved about while the clock runs.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

const kept: unknown[] = []

import type { Pointer } from './symbols/symbol.js'

/**
 * Begins a call on the thread pool of Node.js once the earlier calls for the same object are over. At most two of these
 * calls run at a time, because files, DNS and zlib share the four threads of that pool.
 */
export async function takeTurn<T>(object: Pointer, begin: () => Promise<T>): Promise<T> {
  const turn = runAfter(lastTurns.get(object), begin)
  const isOver = Promise.allSettled([turn])
  lastTurns.set(object, isOver)
  try {
    return await turn
  } finally {
    if (lastTurns.get(object) === isOver) lastTurns.delete(object)
  }
}

/** Returns true while a call for an object is waiting or running. */
export function hasTurns(object: Pointer): boolean {
  return lastTurns.has(object)
}

async function runAfter<T>(earlier: Promise<unknown> | undefined, begin: () => Promise<T>): Promise<T> {
  await earlier
  if (freeThreads === 0) await new Promise<void>((resolve) => waiting.push(resolve))
  else freeThreads--
  try {
    return await begin()
  } finally {
    const next = waiting.shift()
    if (next === undefined) freeThreads++
    else next()
  }
}

/** The end of the last call for each object. */
const lastTurns = new Map<Pointer, Promise<unknown>>()
/** The calls that wait for a thread, in order. */
const waiting: (() => void)[] = []
let freeThreads = 2

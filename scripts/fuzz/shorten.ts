import { type FuzzCase, type FuzzFailure, runBatch } from './run-batch.js'

/** Removes parts of a text for as long as it still fails, to show what is wrong with it. */
export async function shorten(failure: FuzzFailure, folder: string): Promise<FuzzCase> {
  let { text } = failure.case
  const { kind } = failure.case
  let runs = 0
  for (let size = Math.ceil(text.length / 2); size > 0; size = Math.floor(size / 2)) {
    while (runs++ < maxRuns) {
      const candidates = shorter(text, size)
      const { failures } = await runBatch(
        candidates.map((candidate) => ({ kind, text: candidate })),
        folder,
        'shorten',
        true,
      )
      const next = failures[0]?.case.text
      if (next === undefined || next.length >= text.length) break
      text = next
    }
  }
  return { kind, text }
}

/** Returns up to 60 copies of the text, each without one part of the given size. */
function shorter(text: string, size: number): string[] {
  const count = Math.min(60, Math.ceil(text.length / size))
  return Array.from(
    { length: count },
    (_, index) => text.slice(0, index * size) + text.slice((index + 1) * size),
  )
}

const maxRuns = 40

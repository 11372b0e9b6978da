import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text to try. */
export interface FuzzCase {
  readonly kind: 'description' | 'caps'
  readonly text: string
}

/** What is wrong with the handling of a text. */
export interface FuzzFailure {
  readonly case: FuzzCase
  readonly what: string
}

/** What became of a batch of texts. */
export interface BatchResult {
  readonly accepted: number
  readonly failures: readonly FuzzFailure[]
}

/**
 * Tries texts in a child process. After a text that ends the process, starts another one for the remaining texts.
 * `isFirstEnough` stops at the first such text.
 */
export async function runBatch(
  cases: readonly FuzzCase[],
  folder: string,
  name: string,
  isFirstEnough = false,
): Promise<BatchResult> {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(cases))
  const failures: FuzzFailure[] = []
  let accepted = 0
  for (let from = 0; from < cases.length;) {
    const { stdout, stderr, ending } = await runChild(file, from)
    const results = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Result)
    accepted += results.filter(({ outcome }) => outcome === 'accepted').length
    const found = [...results.flatMap(judge), ...complaints(stderr)]
    const last = (results.at(-1)?.index ?? from - 1) + 1
    if (last < cases.length)
      found.push({
        index: last,
        what: `the process ended with ${ending}: ${stderr
          .replace(/^#\d+\n/gm, '')
          .trim()
          .slice(-300)}`,
      })
    for (const { index, what } of found) {
      const one = cases[index]
      if (one !== undefined) failures.push({ case: one, what })
    }
    from = isFirstEnough && failures.length > 0 ? cases.length : last + 1
  }
  return { accepted, failures }
}

interface Result {
  readonly index: number
  readonly outcome: string
  readonly milliseconds: number
}

interface Found {
  readonly index: number
  readonly what: string
}

function judge({ index, outcome, milliseconds }: Result): Found[] {
  if (outcome !== 'accepted' && outcome !== 'refused') return [{ index, what: outcome }]
  return milliseconds > 250 ? [{ index, what: `it took ${Math.round(milliseconds)} ms of CPU time` }] : []
}

/** Finds what GLib logged, by the number of the case that stands before it. */
function complaints(stderr: string): Found[] {
  return stderr.split(/^#(?=\d+$)/m).flatMap((part) => {
    const line = part.split('\n').find((one) => /CRITICAL|\*\* ERROR/.test(one))
    return line === undefined ? [] : [{ index: Number.parseInt(part, 10), what: line.trim() }]
  })
}

/** The output goes to files: a synchronous write to a pipe fails when nobody reads in time. */
async function runChild(
  file: string,
  from: number,
): Promise<{ stdout: string; stderr: string; ending: string }> {
  const paths = [`${file}.stdout`, `${file}.stderr`] as const
  const fds = paths.map((path) => openSync(path, 'w'))
  try {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child.mjs'), file, String(from)], {
      stdio: ['ignore', ...fds],
      timeout: 120_000,
      killSignal: 'SIGKILL',
    })
    const ending = await new Promise<string>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        resolve(signal ?? `status ${code}`)
      })
    })
    const [stdout, stderr] = paths.map((path) => readFileSync(path, 'utf8'))
    return { stdout: stdout ?? '', stderr: stderr ?? '', ending }
  } finally {
    for (const fd of fds) closeSync(fd)
  }
}

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { fatalCriticals, MINUTE, run } from '../check/command.js'
import type { Example } from './extract.js'
import { atSource, compiled, FOLDER, modulePath, RUNNER } from './modules.js'

/** Runs examples one after another in a separate process. Returns a message for each failure. */
export async function runExamples(examples: Example[]): Promise<string[]> {
  if (examples.length === 0) return []
  const report = join(FOLDER, 'report.jsonl')
  rmSync(report, { force: true })
  const modules = examples.map((example) => compiled(modulePath(example)))
  const argv = ['--enable-source-maps', compiled(RUNNER), report, ...modules]
  const { ok, output } = await run([process.execPath, ...argv], { timeout: 2 * MINUTE, env: fatalCriticals })
  const problems = readProblems(report)
  const failures = examples.flatMap((example, index) => {
    const problem = problems[index] ?? 'the process exited before the example finished'
    return problem === '' ? [] : [`${example.source}:${example.line}: ${atSource(problem, examples)}`]
  })
  if (!ok && failures.length === 0)
    failures.push(`${examples[0]?.source ?? ''}: the process failed after all examples had passed`)
  return failures.map((failure, index) => (index === 0 ? `${failure}\n${output}` : failure))
}

function readProblems(report: string): string[] {
  if (!existsSync(report)) return []
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as string)
}

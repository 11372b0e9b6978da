import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

import { run } from './command.js'
import type { Outcome } from './outcome.js'

const EXPECTED_SKIPS = 'test/expected-skips.json'
const REPORT = 'build/jest.json'

/** Runs jest's tests. A test may be skipped only when the list of expected skips has it, with the reason. */
export async function checkUnits(): Promise<Outcome> {
  mkdirSync('build', { recursive: true })
  rmSync(REPORT, { force: true })
  const { output } = await run(['jest', '--ci', '--json', `--outputFile=${REPORT}`])
  if (!existsSync(REPORT)) return { passed: 0, failed: 1, output }
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  const skips = compareSkips(report)
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skips.wrong.length
  const notes = [...skips.wrong, ...skips.expected].join('\n')
  return {
    passed: report.numPassedTests,
    failed,
    skipped: skips.expected.length,
    output: failed > 0 ? `${withoutReport(output)}\n${notes}` : notes,
  }
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  numRuntimeErrorTestSuites: number
  testResults: { assertionResults: { fullName: string; status: string }[] }[]
}

function compareSkips({ testResults }: Report): { expected: string[]; wrong: string[] } {
  const reasons = JSON.parse(readFileSync(EXPECTED_SKIPS, 'utf8')) as Record<string, string>
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const skipped = new Set(results.filter(({ status }) => notRun.has(status)).map(({ fullName }) => fullName))
  const expected = Object.entries(reasons).filter(([name]) => skipped.has(name))
  const ran = Object.keys(reasons).filter((name) => !skipped.has(name))
  const unexpected = [...skipped].filter((name) => !(name in reasons))
  return {
    expected: expected.map(([name, reason]) => `skipped: ${name}: ${reason}`),
    wrong: [
      ...ran.map((name) => `${EXPECTED_SKIPS} lists a test that was not skipped: ${name}`),
      ...unexpected.map((name) => `Skipped, and ${EXPECTED_SKIPS} does not say why: ${name}`),
    ],
  }
}

const notRun = new Set(['pending', 'skipped', 'todo', 'disabled'])

// jest writes the report's path, and nothing else, where the report itself would go.
function withoutReport(output: string): string {
  return output.replace(/^Test results written to: .*$/m, '')
}

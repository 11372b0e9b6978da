import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

import { MINUTE, run } from './command.js'
import type { Outcome } from './outcome.js'
import { compareSkips, type TestResult } from './skips.js'

const EXPECTED_SKIPS = 'test/expected-skips.json'
const REPORT = 'build/jest.json'

/** Runs the jest tests. A test may be skipped only if the list of expected skips names it, with the reason. */
export async function checkUnits(): Promise<Outcome> {
  mkdirSync('build', { recursive: true })
  rmSync(REPORT, { force: true })
  const { output } = await run(['jest', '--ci', '--json', `--outputFile=${REPORT}`], { timeout: 25 * MINUTE })
  if (!existsSync(REPORT)) return { passed: 0, failed: 1, output }
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const skips = compareSkips(EXPECTED_SKIPS, results)
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
  testResults: { assertionResults: TestResult[] }[]
}

/** Removes the line that jest prints in place of the report. */
function withoutReport(output: string): string {
  return output.replace(/^Test results written to: .*$/m, '')
}

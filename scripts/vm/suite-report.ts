import { compareSkips, isSkipped, type TestResult } from '../check/skips.js'
import type { Group } from './groups.js'

/** The result of a test file, as sent by the reporter in the guest (guest/reporter.js). */
export interface SuiteResult {
  readonly suite: string
  readonly seconds: number
  readonly tests: readonly TestResult[]
  /** The failure message of jest. Empty if all tests passed. */
  readonly failure: string
}

/** Counts results as they arrive, and describes each in a line. */
export class SuiteReport {
  readonly #notes: ReadonlyMap<string, string>
  readonly #results = new Map<string, SuiteResult>()
  #failed = 0
  #passed = 0

  constructor(groups: readonly Group[]) {
    this.#notes = new Map(groups.flatMap(({ suites, note }) => suites.map((suite) => [suite, note])))
  }

  /** Adds a result, and returns its description. */
  add(result: SuiteResult): string {
    const { suite, seconds, tests, failure } = result
    const passed = tests.filter(({ status }) => status === 'passed').length
    const skipped = tests.filter(isSkipped).length
    // A file that could not be run has no tests, but counts as a failure.
    const failed = Math.max(tests.length - passed - skipped, failure === '' ? 0 : 1)
    this.#results.set(suite, result)
    this.#passed += passed
    this.#failed += failed
    const counts = [
      `${passed} passed`,
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ]
    const mark = failed > 0 ? 'FAILED' : 'ok'
    return `${mark} ${this.#nameOf(suite)} ${counts.join(', ')} (${seconds.toFixed(1)} s)${failed > 0 ? `\n${failure}` : ''}`
  }

  /** A line for each suite without a result. */
  get missing(): string[] {
    return [...this.#notes.keys()]
      .filter((suite) => !this.#results.has(suite))
      .map((suite) => `FAILED ${this.#nameOf(suite)} did not finish`)
  }

  /**
   * Returns the counts after the last result.
   *
   * @param expectedSkips The file that lists the tests that may be skipped.
   * @param options.isPartial Whether only some suites were requested.
   */
  close(expectedSkips: string, { isPartial }: { isPartial: boolean }) {
    const tests = [...this.#results.values()].flatMap((result) => result.tests)
    const { expected, wrong } = compareSkips(expectedSkips, tests, { isPartial })
    const failed = this.#failed + this.missing.length + wrong.length
    return { passed: this.#passed, failed, skipped: expected.length, notes: [...wrong, ...expected] }
  }

  #nameOf(suite: string): string {
    const note = this.#notes.get(suite) ?? ''
    return note === '' ? suite : `${suite} (${note})`
  }
}

import { readFileSync } from 'node:fs'

/** The result of one test, as reported by jest. */
export interface TestResult {
  readonly fullName: string
  readonly status: string
}

/** Messages about skipped tests: a note for each expected skip, and a complaint for each mismatch with the list. */
export interface Skips {
  readonly expected: readonly string[]
  readonly wrong: readonly string[]
}

/**
 * Compares the skipped tests with the list of expected skips, a JSON file of names and reasons. Only listed tests may
 * be skipped.
 *
 * @param options.isPartial Whether only some tests were requested, so that listed tests may be absent.
 */
export function compareSkips(
  file: string,
  results: readonly TestResult[],
  { isPartial = false } = {},
): Skips {
  const reasons = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const known = new Set(results.map(({ fullName }) => fullName))
  const skipped = new Set(results.filter(isSkipped).map(({ fullName }) => fullName))
  const expected = Object.entries(reasons).filter(([name]) => skipped.has(name))
  const ran = Object.keys(reasons).filter((name) => !skipped.has(name) && (known.has(name) || !isPartial))
  const unexpected = [...skipped].filter((name) => !(name in reasons))
  return {
    expected: expected.map(([name, reason]) => `skipped: ${name}: ${reason}`),
    wrong: [
      ...ran.map((name) => `${file} lists a test that was not skipped: ${name}`),
      ...unexpected.map((name) => `Skipped, but not listed in ${file}: ${name}`),
    ],
  }
}

/** Returns whether a test was skipped. */
export function isSkipped({ status }: TestResult): boolean {
  return ['pending', 'skipped', 'todo', 'disabled'].includes(status)
}

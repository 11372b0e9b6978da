import { readFileSync } from 'node:fs'

/** How jest says that a test ended. */
export interface TestResult {
  readonly fullName: string
  readonly status: string
}

/** Skipped tests, in words: those that were to be expected, and what is wrong about the others. */
export interface Skips {
  readonly expected: readonly string[]
  readonly wrong: readonly string[]
}

/**
 * Compares skipped tests with a list of them, a JSON file of names and reasons. A test may be skipped only when the list has it.
 *
 * @param options.isPartial Not all tests were asked for, so a name in the list need not be among them.
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
      ...unexpected.map((name) => `Skipped, and ${file} does not say why: ${name}`),
    ],
  }
}

/** Whether a test was not run. */
export function isSkipped({ status }: TestResult): boolean {
  return ['pending', 'skipped', 'todo', 'disabled'].includes(status)
}

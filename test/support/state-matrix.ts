import { expect, it } from '@jest/globals'
import { outcome } from './outcome.js'

/** Tests every method in every state. A row lists, for each state, `'ok'` or the code of the error that is thrown. */
export function stateMatrix<T>(
  states: Record<string, () => { subject: T; end: () => void }>,
  rows: readonly (readonly [name: string, call: (subject: T) => unknown, ...outcomes: string[]])[],
) {
  const names = Object.keys(states)
  const cases = rows.flatMap(([name, call, ...outcomes]) => {
    expect(outcomes).toHaveLength(names.length)
    return names.map((state, at) => ({ name, call, state, expected: outcomes[at] ?? '' }))
  })
  it.each(cases)('$name when $state: $expected', ({ call, state, expected }) => {
    const made = states[state]?.()
    if (made === undefined) throw new Error(`no state ${state}`)
    try {
      expect(outcome(() => call(made.subject))).toBe(expected)
    } finally {
      made.end()
    }
  })
}

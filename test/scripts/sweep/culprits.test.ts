// Which values are blamed for a failure, with child processes that are made up.
import { expect, it } from '@jest/globals'
import { findCulprits, type Run } from '../../../scripts/sweep/culprits.js'
import type { Attempt, Failure, SweepState } from '../../../scripts/sweep/job.js'

const [a, b, c] = ['a', 'b', 'c'].map((property): Attempt => ({ property, label: 'maximum' })) as [
  Attempt,
  Attempt,
  Attempt,
]

function failureIn(state: SweepState, attempts: readonly Attempt[]): Failure {
  return { task: { kind: 'x', state, without: [a] }, attempts, how: 'SIGSEGV' }
}

/** Runs tasks that fail if a set of values makes them fail. */
function runner(fails: (names: string) => boolean): Run & { readonly runs: string[] } {
  const runs: string[] = []
  const run: Run = (tasks) => {
    const names = tasks.map(({ only, without }) => {
      expect(without).toEqual([])
      return (only ?? []).map(({ property }) => property).join('')
    })
    runs.push(names.join(' '))
    const finished = names.findIndex(fails)
    const task = tasks[finished]
    if (task === undefined) return Promise.resolve({ finished: tasks.length, tried: 0 })
    return Promise.resolve({ finished, tried: 0, failure: { task, attempts: [], how: 'SIGABRT' } })
  }
  return Object.assign(run, { runs })
}

it('tries each value of a group alone, and twice more those that fail', async () => {
  const run = runner((names) => names === 'a' || names === 'c')
  expect(await findCulprits(failureIn('before', [a, b, c]), run)).toEqual({
    culprits: [
      { attempts: [c], how: 'SIGABRT' },
      { attempts: [a], how: 'SIGABRT' },
    ],
  })
  expect(run.runs).toEqual(['', 'c b a', 'c', 'c', 'b a', 'a', 'a'])
})

it('blames a combination, without what it does not need, only if no value fails alone', async () => {
  const run = runner((names) => names.includes('a') && names.includes('c'))
  expect(await findCulprits(failureIn('before', [a, b, c]), run)).toEqual({
    culprits: [{ attempts: [a, c], how: 'SIGABRT' }],
  })
})

it('stops at the first value that fails, among values that were set one after another', async () => {
  const run = runner((names) => names !== '')
  expect(await findCulprits(failureIn('playing', [a, b]), run)).toEqual({
    culprits: [{ attempts: [b], how: 'SIGABRT' }],
  })
})

it('blames no combination of values that were set one after another', async () => {
  const run = runner((names) => names.length > 1)
  expect(await findCulprits(failureIn('playing', [a, b]), run)).toEqual({ culprits: [] })
})

it('blames nothing that does not fail again', async () => {
  let count = 0
  const run = runner((names) => names === 'a' && count++ < 2)
  expect(await findCulprits(failureIn('before', [a]), run)).toEqual({ culprits: [] })
})

it('knows an element that fails by itself', async () => {
  const run = runner(() => true)
  expect(await findCulprits(failureIn('before', [a]), run)).toEqual({ byItself: 'SIGABRT', culprits: [] })
  expect(await findCulprits(failureIn('before', []), run)).toEqual({ byItself: 'SIGSEGV', culprits: [] })
  expect(run.runs).toEqual([''])
})

import { expect, it } from '@jest/globals'
import { checkOptions } from '../../src/errors/index.js'
import { errorOf } from '../support/outcome.js'

interface Options {
  readonly queue?: number
  readonly signal?: AbortSignal
}

function check(options: unknown): void {
  checkOptions(options as Options, { queue: true, signal: true })
}

it('accepts known options, also if they are undefined or inherited', () => {
  check({})
  check({ queue: 1, signal: undefined })
  check(new AbortController())
  check(Object.create({ anything: 1 }))
})

it.each<[unknown, string]>([
  [{ que: 3 }, "Cannot use 'que' in options: did you mean 'queue'?"],
  [{ signal: undefined, sginal: 1 }, "Cannot use 'sginal' in options: did you mean 'signal'?"],
  [{ colour: 'red' }, "Cannot use 'colour' in options: there is no such option. Use queue, signal"],
  [{ que: undefined }, "Cannot use 'que' in options: did you mean 'queue'?"],
  [{ toString: 1 }, "Cannot use 'toString' in options: there is no such option. Use queue, signal"],
  [null, 'Cannot use null as options: it must be an object'],
  ['queue', "Cannot use 'queue' as options: it must be an object"],
  [[3], 'Cannot use an object (Array) as options: it must be an object with options'],
])('refuses %p', (options, message) => {
  expect(
    errorOf(() => {
      check(options)
    }),
  ).toMatchObject({ code: 'ERR_INVALID_ARG_TYPE', message })
})

import { expect, it } from '@jest/globals'
import { seconds } from '../../src/pipeline/index.js'
import { errorOf } from '../support/outcome.js'

it.each([
  [0, 0n],
  [1.5, 1_500_000_000n],
  [0.04, 40_000_000n],
  [1e-9, 1n],
  [2 ** 31 + 0.5, 2_147_483_648_500_000_000n],
])('%p seconds are %p nanoseconds', (time, expected) => {
  expect(seconds(time)).toBe(expected)
})

it.each([-1, NaN, Infinity, 1e10])('refuses %p', (time) => {
  expect(errorOf(() => seconds(time)).code).toBe('ERR_OUT_OF_RANGE')
})

it('refuses a bigint, which is already in nanoseconds', () => {
  expect(errorOf(() => seconds(1n as unknown as number)).code).toBe('ERR_INVALID_ARG_TYPE')
})

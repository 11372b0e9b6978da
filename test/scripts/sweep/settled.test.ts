import { expect, it } from '@jest/globals'
import { settled } from '../../../scripts/sweep/settled.js'
import { GstAllocatorsError } from '../../../src/errors/index.js'

it('tells a call that succeeds from one that fails and one that never ends', async () => {
  expect(await settled(Promise.resolve(1))).toBe('done')
  expect(await settled(Promise.reject(new GstAllocatorsError('ERR_TIMEOUT', 'late')))).toBe('failed')
  expect(await settled(new Promise(() => undefined), 10)).toBe('pending')
})

it('passes on an error that is not one of the package', async () => {
  await expect(settled(Promise.reject(new TypeError('a mistake')))).rejects.toThrow('a mistake')
})

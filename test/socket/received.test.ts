import { describe, expect, it } from '@jest/globals'
import { createMemfd, ReceivedFd } from '../../src/fd.js'
import { outcome } from '../support/outcome.js'

describe('a ReceivedFd', () => {
  it.each([
    [-4096, 8192],
    [-1, 1],
    [0.5, 10],
    [NaN, 1],
    [0, 0],
    [0, -1],
    [2 ** 53, 1],
  ])('that says byte %p on, %p bytes, maps nothing', (offset, size) => {
    using received = new ReceivedFd(createMemfd(4096), { offset, size, kind: 'memfd', seals: 0 })
    expect(outcome(() => received.map('readwrite'))).toBe('ERR_OUT_OF_RANGE')
  })
})

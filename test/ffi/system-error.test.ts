import { describe, expect, it } from '@jest/globals'
import { errnoName } from '../../src/ffi/index.js'

describe('errnoName()', () => {
  it('has the names of Node.js, and of ETOOMANYREFS', () => {
    expect([9, 24, 109].map(errnoName)).toEqual(['EBADF', 'EMFILE', 'ETOOMANYREFS'])
  })
})

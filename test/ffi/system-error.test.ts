import { describe, expect, it } from '@jest/globals'
import { errnoName } from '../../src/ffi/index.js'

describe('errnoName()', () => {
  it('has a name for what Node.js knows, and for what a socket full of fds says', () => {
    expect([9, 24, 109].map(errnoName)).toEqual(['EBADF', 'EMFILE', 'ETOOMANYREFS'])
  })
})

import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { FdAllocator } from '../../src/index.js'
import { createTestFd } from '../support/create-test-fd.js'

describe('console.log', () => {
  it('shows each object in every state', () => {
    const fd = createTestFd(4096)
    const number = fd.fd
    expect(inspect(fd)).toBe(`OwnedFd { fd: ${number} }`)
    const memory = new FdAllocator().alloc(fd, 4096)
    const mapping = memory.map('read')
    expect(inspect(fd)).toBe('OwnedFd { fd: -1 }')
    expect(inspect(memory)).toBe('FdMemory { size: 4096, offset: 0 }')
    expect(inspect(mapping)).toBe("Mapping { mode: 'read', bytes: 4096 }")
    memory.dispose()
    expect(inspect(memory)).toBe('FdMemory { disposed }')
    expect(inspect(mapping)).toBe("Mapping { mode: 'read', bytes: 0 }")
  })
})

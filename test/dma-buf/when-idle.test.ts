// What is refused before the kernel is asked. The rest is in test/vm.
import { describe, expect, it } from '@jest/globals'
import { DmaBufAllocator } from '../../src/allocators/index.js'
import { createMemfd } from '../../src/fd/index.js'
import { whenIdle } from '../../src/dma-buf/index.js'
import { errorOf } from '../support/outcome.js'

describe('whenIdle()', () => {
  it('refuses what is no dma-buf, and options that are none', () => {
    using memfd = createMemfd(4096)
    expect(errorOf(() => void whenIdle(memfd)).code).toBe('ERR_NOT_DMABUF')
    expect(errorOf(() => void whenIdle(memfd, { for: 'both' as never })).code).toBe('ERR_OUT_OF_RANGE')
    expect(errorOf(() => void whenIdle(memfd, { signal: 1 as never })).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})

describe('DmaBufMemory.idle()', () => {
  it('is over at once for what is no dma-buf, and rejects after dispose()', async () => {
    const memory = new DmaBufAllocator({ requireDmaBuf: false }).alloc(createMemfd(4096), 4096)
    await memory.idle()
    memory.dispose()
    await expect(memory.idle()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  })
})

// Errors before any kernel call, and without dma-heaps. The other tests are in test/vm, because they need heaps.
import { describe, expect, it } from '@jest/globals'
import { DmaHeap } from '../../src/dma-buf/index.js'
import { errorOf } from '../support/outcome.js'

describe('DmaHeap.open()', () => {
  it.each([
    ['../udmabuf', 'ERR_OUT_OF_RANGE'],
    ['..', 'ERR_OUT_OF_RANGE'],
    ['', 'ERR_OUT_OF_RANGE'],
    ['system\0', 'ERR_OUT_OF_RANGE'],
    [7, 'ERR_INVALID_ARG_TYPE'],
  ])('does not take %j for the name of a heap', (name, code) => {
    expect(errorOf(() => DmaHeap.open(name as string)).code).toBe(code)
  })

  it('lists the existing heaps when the requested heap does not exist', () => {
    const names = DmaHeap.list()
    const error = errorOf(() => DmaHeap.open('of-compost'))
    expect(error).toMatchObject({ code: 'ERR_FEATURE_MISSING', path: '/dev/dma_heap/of-compost' })
    expect(error.message).toContain(names.length === 0 ? 'CONFIG_DMABUF_HEAPS' : names.join(', '))
  })
})

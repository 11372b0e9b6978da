// More than 200 lines, because it follows the cases of GStreamer's own tests one by one.
// The semantics of Gst.Memory from GStreamer's own tests, for system memory and fd-backed memory.
import { describe, expect, it } from '@jest/globals'
import { FdAllocator, FdMemory, FdMemoryFlags, Memory } from '../../src/index.js'
import { Gst, unsafeRelease } from '../../src/gi/index.js'
import { createTestFd, newDmaBufAllocator } from '../support/create-test-fd.js'
import { errorOf, outcome } from '../support/outcome.js'

function systemMemory(size: number): Memory {
  const wrapper = Gst.Allocator.find(null)?.alloc(size, null)
  if (!wrapper) throw new Error('no memory')
  const memory = Memory.from(wrapper)
  unsafeRelease(wrapper)
  return memory
}

const sources = [
  { kind: 'system memory', make: systemMemory, spans: true, copies: Memory },
  {
    kind: 'fd memory',
    make: (size: number) => new FdAllocator().alloc(createTestFd(size), size),
    spans: false,
    copies: Memory,
  },
  {
    kind: 'fd memory that stays mapped',
    make: (size: number) => new FdAllocator().alloc(createTestFd(size), size, FdMemoryFlags.KEEP_MAPPED),
    spans: false,
    copies: Memory,
  },
  {
    kind: 'dma-buf memory',
    make: (size: number) => newDmaBufAllocator().alloc(createTestFd(size), size),
    spans: false,
    copies: Memory,
  },
]

const sizesOf = (memory: Memory) => [memory.size, memory.offset, memory.maxSize - memory.offset]

describe.each(sources)('$kind', ({ make, spans, copies }) => {
  it('has the size that was asked for', () => {
    using memory = make(4000)
    expect([memory.size, memory.offset]).toEqual([4000, 0])
    expect(memory.maxSize).toBeGreaterThanOrEqual(4000)
    expect(memory.isReadOnly).toBe(false)
    expect(memory.align).toBeGreaterThanOrEqual(0)
  })

  it('a share begins where it was asked to, and sees the same bytes', () => {
    using memory = make(4000)
    {
      using mapping = memory.map('readwrite')
      mapping.bytes.forEach((_, at) => (mapping.bytes[at] = at % 251))
    }
    using share = memory.share(8, 1000)
    expect(share.constructor).toBe(memory.constructor)
    expect(sizesOf(share).slice(0, 2)).toEqual([1000, 8])
    using mapping = share.map('read')
    expect(mapping.bytes.length).toBe(1000)
    expect([mapping.bytes[0], mapping.bytes[999]]).toEqual([8, 1007 % 251])
  })

  it('a share of a share counts from the share, and reaches its end by default', () => {
    using memory = make(4000)
    using share = memory.share(1000)
    using again = share.share(500)
    expect([share.size, share.offset]).toEqual([3000, 1000])
    expect([again.size, again.offset]).toEqual([2500, 1500])
  })

  it('a share is read-only, and the memory itself not for as long as no share locks it', () => {
    using memory = make(4000)
    {
      using share = memory.share(0, 100)
      expect(share.isReadOnly).toBe(true)
      expect(outcome(() => share.map('write'))).toBe('ERR_MEMORY_READ_ONLY')
      share.map('read').unmap()
    }
    memory.map('write').unmap()
  })

  it('can be mapped only for reading while there are two shares of it, and not be resized', () => {
    using memory = make(4000)
    using first = memory.share(0, 2000)
    {
      using second = memory.share(2000, 2000)
      expect(errorOf(() => memory.map('write'))).toMatchObject({
        code: 'ERR_MAP_CONFLICT',
        message: expect.stringContaining('there are 2 shares of it') as unknown,
      })
      expect(
        outcome(() => {
          memory.resize(0, 1)
        }),
      ).toBe('ERR_MAP_CONFLICT')
      memory.map('read').unmap()
      expect(second.size).toBe(2000)
    }
    memory.map('write').unmap()
    memory.resize(0, 4000)
    expect(first.size).toBe(2000)
  })

  it('is a span only with the share that follows it', () => {
    using memory = make(4000)
    using first = memory.share(0, 2000)
    using second = memory.share(2000, 2000)
    using late = memory.share(2001, 1999)
    using other = make(4000)
    // Of fd-backed memory, GStreamer 1.22 says false and 1.28 true: the facade says what the library says.
    expect(first.isSpan(second)).toBe(spans || first.gi.isSpan(second.gi)[0])
    expect(first.isSpan(late)).toBe(false)
    expect(second.isSpan(first)).toBe(false)
    expect(memory.isSpan(second)).toBe(false)
    expect(memory.isSpan(other)).toBe(false)
  })

  it('a copy has the bytes, and a life of its own', () => {
    using memory = make(4000)
    {
      using mapping = memory.map('write')
      mapping.bytes.fill(7)
    }
    using copy = memory.copy()
    using part = memory.copy(1000, 500)
    expect(copy).toBeInstanceOf(copies)
    expect(copy).not.toBeInstanceOf(FdMemory)
    expect([copy.size, part.size]).toEqual([4000, 500])
    {
      using mapping = copy.map('readwrite')
      expect(mapping.bytes.every((byte) => byte === 7)).toBe(true)
      mapping.bytes.fill(8)
    }
    using mapping = memory.map('read')
    expect(mapping.bytes[0]).toBe(7)
  })

  it('is shared and copied also while it is empty', () => {
    using memory = make(4096)
    memory.resize(8, 0)
    using share = memory.share()
    using copy = memory.copy()
    using part = memory.share(0, 0)
    expect([share.size, copy.size, part.size]).toEqual([0, 0, 0])
    expect(errorOf(() => memory.share(1)).code).toBe('ERR_OUT_OF_RANGE')
    expect(errorOf(() => memory.copy(0, 1)).code).toBe('ERR_OUT_OF_RANGE')
  })

  it('is resized within its block, there and back', () => {
    using memory = make(4000)
    memory.resize(1000, 500)
    expect([memory.size, memory.offset]).toEqual([500, 1000])
    memory.resize(-500, 1000)
    expect([memory.size, memory.offset]).toEqual([1000, 500])
    {
      using mapping = memory.map('read')
      expect(mapping.bytes.length).toBe(1000)
    }
    memory.resize(0, 0)
    expect(memory.size).toBe(0)
    using mapping = memory.map('read')
    expect(mapping.bytes.length).toBe(0)
  })

  it.each([
    ['before the block', -1, 10],
    ['after it', 4000 + 4096, 1],
    ['with more than is left', 3000, 4000 + 4096],
    ['to a negative size', 0, -1],
  ])('is not resized %s', (_, offset, size) => {
    using memory = make(4000)
    expect(
      outcome(() => {
        memory.resize(offset, size)
      }),
    ).toBe('ERR_OUT_OF_RANGE')
    expect(sizesOf(memory).slice(0, 2)).toEqual([4000, 0])
  })

  it.each([
    ['before its beginning', -1, 10],
    ['after its end', 4000, 1],
    ['over its end', 3999, 2],
    ['of nothing', 0, 0],
  ])('has no share and no copy %s', (_, offset, size) => {
    using memory = make(4000)
    expect(outcome(() => memory.share(offset, size))).toBe('ERR_OUT_OF_RANGE')
    expect(outcome(() => memory.copy(offset, size))).toBe('ERR_OUT_OF_RANGE')
  })

  it('read mappings nest', () => {
    using memory = make(4000)
    using first = memory.map('read')
    using second = memory.map('read')
    first.unmap()
    expect(second.bytes.length).toBe(4000)
  })

  it('a read and a write mapping fit into a mapping for both', () => {
    using memory = make(4000)
    using both = memory.map('readwrite')
    using reading = memory.map('read')
    both.bytes[1] = 42
    expect(reading.bytes[1]).toBe(42)
    expect(both.bytes.length + reading.bytes.length).toBe(8000)
  })

  it('a write mapping does not fit into a read mapping, until that has ended', () => {
    using memory = make(4000)
    const reading = memory.map('read')
    expect(errorOf(() => memory.map('write'))).toMatchObject({
      code: 'ERR_MAP_CONFLICT',
      required: 'write',
      found: 'read',
    })
    expect(errorOf(() => memory.map('readwrite')).message).toMatch(/it is mapped for reading. Unmap it first/)
    reading.unmap()
    memory.map('write').unmap()
  })

  it('a read mapping does not fit into a write mapping', () => {
    using memory = make(4000)
    using writing = memory.map('write')
    expect(outcome(() => memory.map('read'))).toBe('ERR_MAP_CONFLICT')
    expect(writing.bytes.length).toBe(4000)
  })

  it('a conflict with a mapping through another object has its own message', () => {
    using memory = make(4000)
    using twin = Memory.from(memory.gi)
    using reading = twin.map('read')
    expect(errorOf(() => memory.map('write')).message).toContain(
      'another holder, such as an element or another Memory object, has it mapped',
    )
    expect(reading.bytes.length).toBe(4000)
  })

  it('the allocator is the same object each time', () => {
    using memory = make(4000)
    expect(memory.allocator).toBe(memory.allocator)
    expect(memory.allocator.gi).toBeInstanceOf(Gst.Allocator)
  })
})

describe('Memory.from()', () => {
  it('picks the class that fits', () => {
    for (const { make } of sources) {
      using memory = make(100)
      using again = Memory.from(memory.gi)
      expect(again.constructor).toBe(memory.constructor)
    }
  })

  it('on a subclass refuses other memory, and keeps no reference on it', () => {
    using memory = systemMemory(100)
    expect(errorOf(() => FdMemory.from(memory.gi))).toMatchObject({
      code: 'ERR_NOT_MEMORY',
      required: 'FdMemory',
      found: 'Memory',
    })
  })

  it.each([
    ['null', null],
    ['an object', {}],
    ['a number', 1],
    ['another wrapper', () => new FdAllocator().gi],
  ])('refuses %s', (_, value) => {
    const gi: unknown = typeof value === 'function' ? value() : value
    expect(outcome(() => Memory.from(gi as Gst.Memory))).toBe('ERR_NOT_MEMORY')
  })

  it('refuses the wrapper of a memory that was disposed', () => {
    const memory = systemMemory(100)
    const { gi } = memory
    memory.dispose()
    expect(outcome(() => Memory.from(gi))).toBe('ERR_NOT_MEMORY')
  })

  it('is the only way: the constructor is not for users', () => {
    const construct = Memory as unknown as new (pointer: bigint) => Memory
    expect(outcome(() => new construct(4096n))).toBe('ERR_NOT_MEMORY')
  })
})

describe('arguments of the wrong type', () => {
  it.each<[string, (memory: Memory) => unknown]>([
    ['map()', (memory) => memory.map(undefined as never)],
    ['share()', (memory) => memory.share('0' as never)],
    ['copy()', (memory) => memory.copy(0, 4n as never)],
    [
      'resize()',
      (memory) => {
        memory.resize(null as never, 1)
      },
    ],
    ['isSpan()', (memory) => memory.isSpan({} as never)],
  ])('%s names them', (_, call) => {
    using memory = systemMemory(100)
    expect(errorOf(() => call(memory))).toMatchObject({
      code: 'ERR_INVALID_ARG_TYPE',
      message: expect.stringMatching(/^Cannot use .* as (mode|offset|size|other): it must be /) as unknown,
    })
  })

  it('a mode that does not exist lists those that do', () => {
    using memory = systemMemory(100)
    expect(errorOf(() => memory.map('rw' as never))).toMatchObject({
      code: 'ERR_OUT_OF_RANGE',
      message: "Cannot use 'rw' as mode: it must be one of 'read', 'write', 'readwrite'",
    })
  })
})

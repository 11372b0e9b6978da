// The memory owns an fd once alloc() has returned, but the caller owns it if alloc() throws, with OwnedFds and numbers.
import { closeSync, fstatSync, openSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, DmaBufAllocator, FdAllocator, FdMemoryFlags, OwnedFd } from '../../src/index.js'
import { createTestFd, newDmaBufAllocator } from '../support/create-test-fd.js'
import { errorOf } from '../support/outcome.js'

const failures: {
  name: string
  make?: (size: number) => OwnedFd
  allocator: () => FdAllocator
  size: unknown
  flags?: unknown
  code: string
}[] = [
  { name: 'size 0', allocator: () => new FdAllocator(), size: 0, code: 'ERR_OUT_OF_RANGE' },
  { name: 'size -1', allocator: () => new FdAllocator(), size: -1, code: 'ERR_OUT_OF_RANGE' },
  { name: 'a fraction as size', allocator: () => new FdAllocator(), size: 0.5, code: 'ERR_OUT_OF_RANGE' },
  { name: 'a bigint as size', allocator: () => new FdAllocator(), size: 4096n, code: 'ERR_INVALID_ARG_TYPE' },
  { name: 'no size', allocator: () => new FdAllocator(), size: undefined, code: 'ERR_INVALID_ARG_TYPE' },
  {
    name: 'a size larger than the file',
    allocator: () => new FdAllocator(),
    size: 4097,
    code: 'ERR_FD_TOO_SMALL',
  },
  {
    name: 'a flag that does not exist',
    allocator: () => new FdAllocator(),
    size: 4096,
    flags: 8,
    code: 'ERR_OUT_OF_RANGE',
  },
  {
    name: 'flags of the wrong type',
    allocator: () => new FdAllocator(),
    size: 4096,
    flags: 'KEEP_MAPPED',
    code: 'ERR_INVALID_ARG_TYPE',
  },
  {
    name: 'a memfd as a dma-buf',
    make: createMemfd,
    allocator: () => new DmaBufAllocator(),
    size: 4096,
    code: 'ERR_NOT_DMABUF',
  },
]

describe.each(failures)('$name', ({ make = createTestFd, allocator, size, flags, code }) => {
  it('throws, and an OwnedFd stays its owner’s', () => {
    using fd = make(4096)
    const error = errorOf(() => allocator().alloc(fd, size as number, flags as number | undefined))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^Cannot .*[^.]$/)
    expect(fd.size).toBe(4096)
  })

  it('throws, and a number stays open', () => {
    const fd = make(4096).release()
    expect(errorOf(() => allocator().alloc(fd, size as number, flags as number | undefined)).code).toBe(code)
    expect(fstatSync(fd).size).toBe(4096)
    closeSync(fd)
  })
})

describe('an fd that cannot be wrapped', () => {
  it.each([
    ['-1', -1, 'ERR_OUT_OF_RANGE'],
    ['a number that is not open', 99999, 'ERR_BAD_FD'],
    ['a string', '5', 'ERR_INVALID_ARG_TYPE'],
    ['an object that only looks like one', { fd: 5 }, 'ERR_INVALID_ARG_TYPE'],
    ['null', null, 'ERR_INVALID_ARG_TYPE'],
  ])('%s is refused', (_, fd, code) => {
    expect(errorOf(() => new FdAllocator().alloc(fd as number, 4096)).code).toBe(code)
  })

  it('an OwnedFd that was given away is refused', () => {
    const allocator = new FdAllocator()
    const fd = createTestFd(4096)
    using memory = allocator.alloc(fd, 4096)
    expect(errorOf(() => allocator.alloc(fd, 4096)).code).toBe('ERR_FD_CLOSED')
    expect(memory.size).toBe(4096)
  })

  it('a device, a folder and standard input are refused with their kind', () => {
    const allocator = new FdAllocator()
    using device = new OwnedFd(openSync('/dev/null', 'r+'))
    using folder = new OwnedFd(openSync('/dev/shm', 'r'))
    expect(errorOf(() => allocator.alloc(device, 4096)).message).toBe(
      `Cannot wrap fd ${device.fd} as 4096 bytes of memory: it is a character-device of 0 bytes`,
    )
    expect(errorOf(() => allocator.alloc(folder, 4096)).code).toBe('ERR_FD_TOO_SMALL')
  })

  it('has the facts in the error', () => {
    using fd = createMemfd(100)
    expect(errorOf(() => new FdAllocator().alloc(fd, 101))).toMatchObject({
      fd: fd.fd,
      size: 101,
      required: 101,
      found: 100,
    })
    expect(errorOf(() => new DmaBufAllocator().alloc(fd, 100))).toMatchObject({
      fd: fd.fd,
      required: 'dmabuf',
      found: 'memfd',
    })
  })
})

describe('an fd that is given', () => {
  it('reads -1, and is closed with the memory', () => {
    const fd = createTestFd(4096)
    const number = fd.fd
    const memory = new FdAllocator().alloc(fd, 4096)
    expect(fd.fd).toBe(-1)
    expect(memory.fd).toBe(number)
    memory.dispose()
    expect(() => fstatSync(number)).toThrow('EBADF')
  })

  it('with DONT_CLOSE stays open, and its owner can wrap it again', () => {
    using fd = createTestFd(4096)
    const allocator = new FdAllocator()
    for (let round = 0; round < 3; round++) allocator.alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE).dispose()
    expect(fd.size).toBe(4096)
  })

  it('through a variable of the base class, a dma-buf allocator honours the flags too', () => {
    using fd = createTestFd(4096)
    const allocator: FdAllocator = newDmaBufAllocator()
    allocator.alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE).dispose()
    expect(fd.size).toBe(4096)
  })
})

describe('a part of an fd', () => {
  const makers: [string, () => FdAllocator][] = [
    ['FdAllocator', () => new FdAllocator()],
    ['DmaBufAllocator', newDmaBufAllocator],
  ]

  it.each(makers)('%s wraps it at an offset, and resize() stays within maxSize', (_, make) => {
    using fd = createTestFd(8192)
    using whole = make().alloc(fd.dup(), 8192)
    {
      using mapping = whole.map('write')
      mapping.bytes.forEach((_, index) => (mapping.bytes[index] = index / 16))
    }
    using part = make().alloc(fd.dup(), 1000, { offset: 4000, maxSize: 8000 })
    expect([part.size, part.offset, part.maxSize]).toEqual([1000, 4000, 8000])
    {
      using mapping = part.map('read')
      expect([mapping.bytes.length, mapping.bytes[0], mapping.bytes.at(-1)]).toEqual([1000, 250, 56])
    }
    part.resize(0, 4000)
    expect(
      errorOf(() => {
        part.resize(0, 4001)
      }).code,
    ).toBe('ERR_OUT_OF_RANGE')
  })

  it.each(makers)('%s has the defaults of alloc() without options', (_, make) => {
    using fd = createTestFd(4096)
    for (const options of [{}, { offset: undefined, maxSize: undefined, flags: undefined }, { offset: 96 }]) {
      using memory = make().alloc(fd.dup(), 4000, options)
      const offset = options.offset ?? 0
      expect([memory.size, memory.offset, memory.maxSize]).toEqual([4000, offset, 4000 + offset])
    }
    const lent = make().alloc(fd, 1, { flags: FdMemoryFlags.DONT_CLOSE, offset: 4095 })
    lent.dispose()
    expect(fd.size).toBe(4096)
  })

  it.each([
    ['an offset behind the end', { offset: 4096 }, 'ERR_FD_TOO_SMALL'],
    ['a maxSize behind the end', { maxSize: 4097 }, 'ERR_FD_TOO_SMALL'],
    ['a maxSize before the end of the part', { offset: 8, maxSize: 8 }, 'ERR_OUT_OF_RANGE'],
    ['a negative offset', { offset: -1 }, 'ERR_OUT_OF_RANGE'],
    ['a huge offset', { offset: Number.MAX_SAFE_INTEGER }, 'ERR_OUT_OF_RANGE'],
    ['an offset that is text', { offset: '8' }, 'ERR_INVALID_ARG_TYPE'],
    ['a bigint as offset', { offset: 8n }, 'ERR_INVALID_ARG_TYPE'],
    ['a symbol as offset', { offset: Symbol('8') }, 'ERR_INVALID_ARG_TYPE'],
    ['null as maxSize', { maxSize: null }, 'ERR_INVALID_ARG_TYPE'],
    ['a bigint as maxSize', { maxSize: 4096n }, 'ERR_INVALID_ARG_TYPE'],
    ['flags that do not exist', { flags: 8 }, 'ERR_OUT_OF_RANGE'],
    ['an unknown option', { maxsize: 4096 }, 'ERR_INVALID_ARG_TYPE'],
    ['null', null, 'ERR_INVALID_ARG_TYPE'],
    ['an array', [4], 'ERR_INVALID_ARG_TYPE'],
  ])('%s is refused, and the fd stays its owner’s', (_, options, code) => {
    using fd = createTestFd(4096)
    for (const [, make] of makers)
      expect(errorOf(() => make().alloc(fd, 16, options as { offset?: number })).code).toBe(code)
    expect(fd.size).toBe(4096)
  })
})

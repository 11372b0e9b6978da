// More than 200 lines, because it follows the cases of the C library one by one.
// The C library's tests of its fd and dma-buf allocators, for this package, and the checks that C leaves to the caller.
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, DmaBufAllocator, FdAllocator, FdMemoryFlags, Memory, OwnedFd } from '../../src/index.js'
import { GstAllocators, unsafeRelease } from '../../src/gi/index.js'
import { createTestFd, createTestFdWith, readTestFd } from '../support/create-test-fd.js'
import { mappingsOf } from '../support/mappings-of.js'
import { errorOf, outcome } from '../support/outcome.js'

const { KEEP_MAPPED, MAP_PRIVATE, DONT_CLOSE } = FdMemoryFlags

function memfdWith(text: string): OwnedFd {
  const fd = createMemfd(text.length)
  writeSync(fd.fd, text, 0)
  return fd
}

describe('dma-buf memory, as the C test has it', () => {
  it('of 4096 bytes maps for reading and writing, with the flags, size and maximum size as asked', () => {
    const fd = createTestFd(4096)
    const wrapper = GstAllocators.DmaBufAllocator.alloc(new DmaBufAllocator().gi, fd.release(), 4096)
    if (wrapper === null) throw new Error('no memory')
    const memory = Memory.from(wrapper)
    expect([memory.size, memory.offset, memory.maxSize]).toEqual([4096, 0, 4096])
    const mapping = memory.map('readwrite')
    expect(mapping.bytes.length).toBe(4096)
    expect(mapping.mode).toBe('readwrite')
    mapping.unmap()
    memory.dispose()
    unsafeRelease(wrapper)
  })

  it('over an empty file, which the C test maps, is refused: an access would be a SIGBUS', () => {
    using fd = createMemfd(1)
    ftruncateSync(fd.fd, 0)
    expect(outcome(() => new DmaBufAllocator({ requireDmaBuf: false }).alloc(fd, 4096))).toBe(
      'ERR_FD_TOO_SMALL',
    )
  })
})

describe.each([
  ['the memory closes the fd', KEEP_MAPPED],
  ['the caller keeps the fd', KEEP_MAPPED | DONT_CLOSE],
])('fd memory that stays mapped, as the C test has it, when %s', (_, flags) => {
  it('reads 5, is mapped again for writing, and reads the written byte', () => {
    const fd = createTestFdWith('0123456789').release()
    const memory = new FdAllocator().alloc(fd, 10, flags)
    const read = (at: number) => {
      using mapping = memory.map('read')
      return String.fromCharCode(mapping.bytes[at] ?? 0)
    }
    expect(read(5)).toBe('5')
    {
      using mapping = memory.map('write')
      mapping.bytes[5] = 'X'.charCodeAt(0)
    }
    expect(read(5)).toBe('X')
    memory.dispose()
    if ((flags & DONT_CLOSE) !== 0) closeSync(fd)
    expect(() => fstatSync(fd)).toThrow('EBADF')
  })
})

describe('the flags', () => {
  it('NONE unmaps with the mapping, KEEP_MAPPED only with the memory', () => {
    using plain = new FdAllocator().alloc(createTestFd(4096), 4096)
    using kept = new FdAllocator().alloc(createTestFd(4096), 4096, KEEP_MAPPED)
    using keptFd = kept.dupFd()
    plain.map('read').unmap()
    kept.map('read').unmap()
    expect(mappingsOf(plain.fd)).toHaveLength(0)
    expect(mappingsOf(keptFd.fd)).toHaveLength(1)
    kept.dispose()
    expect(mappingsOf(keptFd.fd)).toHaveLength(0)
  })

  it('MAP_PRIVATE does not write to the file', () => {
    using fd = memfdWith('0123456789')
    using shared = new FdAllocator().alloc(fd, 10, DONT_CLOSE)
    using hidden = new FdAllocator().alloc(fd, 10, DONT_CLOSE | MAP_PRIVATE)
    {
      using mapping = hidden.map('readwrite')
      mapping.bytes[0] = 65
      expect(mapping.bytes[0]).toBe(65)
    }
    using mapping = shared.map('read')
    expect(mapping.bytes[0]).toBe('0'.charCodeAt(0))
  })

  it('without MAP_PRIVATE, writes go to the file', () => {
    using fd = createTestFdWith('0123456789')
    using memory = new FdAllocator().alloc(fd, 10, DONT_CLOSE)
    {
      using mapping = memory.map('write')
      mapping.bytes[9] = 90
    }
    expect(readTestFd(fd, 10).toString()).toBe('012345678Z')
  })
})

describe('the fd', () => {
  it('of a share is its parent’s, and is kept open by either', () => {
    const memory = new FdAllocator().alloc(createTestFd(8192), 8192)
    const { fd } = memory
    const share = memory.share(4096, 4096)
    expect(share).toHaveProperty('fd', fd)
    memory.dispose()
    expect(fstatSync(fd).size).toBe(8192)
    share.dispose()
    expect(() => fstatSync(fd)).toThrow('EBADF')
  })

  it('is closed with the last reference', () => {
    const memory = new FdAllocator().alloc(createTestFd(4096), 4096)
    const { fd } = memory
    const second = Memory.from(memory.gi)
    memory.dispose()
    expect(fstatSync(fd).size).toBe(4096)
    second.dispose()
    expect(() => fstatSync(fd)).toThrow('EBADF')
  })

  it('is closed by `dispose()` even if the wrapper was used', () => {
    const memory = new FdAllocator().alloc(createTestFd(4096), 4096)
    const { fd, gi } = memory
    expect(GstAllocators.fdMemoryGetFd(gi)).toBe(fd)
    memory.dispose()
    expect(() => fstatSync(fd)).toThrow('EBADF')
    expect(memory.fd).toBe(-1)
    expect(outcome(() => gi.size)).toBe('ERR_DISPOSED')
    expect(() => GstAllocators.fdMemoryGetFd(gi)).toThrow(TypeError)
  })

  it('`dupFd()` outlives the memory', () => {
    const memory = new FdAllocator().alloc(createTestFdWith('abc'), 3)
    using fd = memory.dupFd()
    memory.dispose()
    expect(readTestFd(fd, 3).toString()).toBe('abc')
  })
})

describe('a file that cannot be used as asked', () => {
  it('is checked again at each mapping: a truncated file is an error, not a SIGBUS', () => {
    using fd = createMemfd(8192)
    using memory = new FdAllocator().alloc(fd, 8192, DONT_CLOSE)
    ftruncateSync(fd.fd, 4096)
    expect(errorOf(() => memory.map('read'))).toMatchObject({
      code: 'ERR_FD_TOO_SMALL',
      required: 8192,
      found: 4096,
    })
    expect(outcome(() => memory.copy())).toBe('ERR_FD_TOO_SMALL')
    using half = memory.share(0, 4096)
    half.map('read').unmap()
  })

  it('cannot be truncated when it is sealed', () => {
    using fd = createMemfd(8192, { sealed: true })
    using memory = new FdAllocator().alloc(fd, 8192, DONT_CLOSE)
    expect(() => {
      ftruncateSync(fd.fd, 4096)
    }).toThrow('EPERM')
    memory.map('read').unmap()
  })

  it('opened for reading only, is mapped for reading and refused for writing', () => {
    using source = memfdWith('0123456789')
    using memory = new FdAllocator().alloc(new OwnedFd(openSync(`/proc/self/fd/${source.fd}`, 'r')), 10)
    expect(errorOf(() => memory.map('write'))).toMatchObject({
      code: 'ERR_FD_ACCESS',
      fd: memory.fd,
      required: 'write',
    })
    using mapping = memory.map('read')
    expect(Buffer.from(mapping.bytes).toString()).toBe('0123456789')
    expect(mappingsOf(memory.fd)).toHaveLength(1)
  })

  it('opened for writing only, is refused with the reason', () => {
    using source = memfdWith('0123456789')
    using memory = new FdAllocator().alloc(new OwnedFd(openSync(`/proc/self/fd/${source.fd}`, 'r+')), 10)
    memory.map('readwrite').unmap()
    using writeOnly = new FdAllocator().alloc(new OwnedFd(openSync(`/proc/self/fd/${source.fd}`, 1)), 10)
    expect(errorOf(() => writeOnly.map('write')).message).toContain('writing only')
    // A share locks its parent, which can still be read.
    using share = writeOnly.share()
    for (const memory of [writeOnly, share]) expect(outcome(() => memory.map('read'))).toBe('ERR_FD_ACCESS')
  })

  it('that other code has closed is an error at the next mapping', () => {
    const fd = createTestFd(4096)
    using memory = new FdAllocator().alloc(fd, 4096, DONT_CLOSE)
    fd.close()
    expect(outcome(() => memory.map('read'))).toBe('ERR_BAD_FD')
  })

  it('too large to be mapped is an error', () => {
    using memory = new FdAllocator().alloc(createMemfd(2 ** 52), 2 ** 52)
    expect(outcome(() => memory.map('read'))).toBe('ERR_MAP_FAILED')
  })
})

describe('a write through a read mapping', () => {
  it('has no effect if the file cannot be written, and later mappings stay read-only', () => {
    using source = memfdWith('0123456789')
    using memory = new FdAllocator().alloc(
      new OwnedFd(openSync(`/proc/self/fd/${source.fd}`, 'r')),
      10,
      KEEP_MAPPED,
    )
    {
      using mapping = memory.map('read')
      ;(mapping.bytes as Uint8Array)[0] = 88
    }
    expect(outcome(() => memory.map('readwrite'))).toBe('ERR_FD_ACCESS')
    expect(readFileSync(`/proc/self/fd/${source.fd}`, 'utf8')).toBe('0123456789')
  })
})

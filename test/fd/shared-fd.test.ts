import { fstatSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import {
  createMemfd,
  FdAllocator,
  mapFd,
  mapShared,
  type OwnedFd,
  type SharedFd,
  shareFd,
} from '../../src/index.js'
import { c, O_CLOEXEC } from '../../src/ffi/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { errorOf, outcome } from '../support/outcome.js'

/** Has another file take an fd's number, as happens when it is closed and the next one opened. */
function replace(fd: OwnedFd): void {
  using other = createMemfd(4096)
  expect(c.dup3(other.fd, fd.fd, O_CLOEXEC)).toBe(fd.fd)
}

describe('shareFd()', () => {
  it('describes an fd by plain data, and leaves the fd to its owner', () => {
    using fd = createTestFd(4096)
    const { dev, ino } = fstatSync(fd.fd, { bigint: true })
    const shared = shareFd(fd)
    expect(shared).toEqual({ fd: fd.fd, offset: 0, size: 4096, kind: fd.kind, device: dev, inode: ino })
    expect(structuredClone(shared)).toEqual(shared)
    expect(shareFd(fd.fd, { offset: 96 })).toEqual({ ...shared, offset: 96, size: 4000 })
    expect(shareFd(fd, { offset: 1, size: 2 })).toEqual({ ...shared, offset: 1, size: 2 })
  })

  it.each([
    [{ offset: -1 }, 'ERR_OUT_OF_RANGE'],
    [{ offset: 4097 }, 'ERR_OUT_OF_RANGE'],
    [{ offset: 1, size: 4096 }, 'ERR_OUT_OF_RANGE'],
    [{ size: '1' }, 'ERR_INVALID_ARG_TYPE'],
    [null, 'ERR_INVALID_ARG_TYPE'],
  ])('refuses the part %j', (part, code) => {
    using fd = createTestFd(4096)
    expect(outcome(() => shareFd(fd, part as never))).toBe(code)
  })

  it('refuses an fd that is not open', () => {
    const fd = createTestFd(4096)
    fd.close()
    expect(outcome(() => shareFd(fd))).toBe('ERR_FD_CLOSED')
    expect(outcome(() => shareFd(99999))).toBe('ERR_BAD_FD')
  })
})

describe('FdMemory.shareFd()', () => {
  it('describes the bytes of the memory, also of one with an offset', () => {
    using memory = new FdAllocator().alloc(createTestFd(8192), 8192)
    memory.resize(100, 5000)
    const { fd, offset, size } = memory.shareFd()
    expect([fd, offset, size]).toEqual([memory.fd, 100, 5000])
    using part = memory.share(10, 20)
    expect(part.shareFd()).toMatchObject({ fd: memory.fd, offset: 110, size: 20 })
    {
      using writing = memory.map('write')
      writing.bytes[10] = 42
    }
    using mapping = mapShared(part.shareFd())
    expect([mapping.bytes[0], mapping.bytes.length]).toEqual([42, 20])
  })

  it('of a disposed memory is an error', () => {
    const memory = new FdAllocator().alloc(createTestFd(4096), 4096)
    memory.dispose()
    expect(outcome(() => memory.shareFd())).toBe('ERR_DISPOSED')
  })
})

describe('mapShared()', () => {
  it('maps the very bytes', () => {
    using fd = createTestFd(4096)
    using here = mapFd(fd, 4096, 'write')
    using there = mapShared(structuredClone(shareFd(fd, { offset: 1000, size: 10 })), 'readwrite')
    there.bytes[9] = 9
    expect([here.bytes[1009], there.mode, there.bytes.length]).toEqual([9, 'readwrite', 10])
  })

  it('refuses an fd that was closed meanwhile', () => {
    const fd = createTestFd(4096)
    const shared = shareFd(fd)
    fd.close()
    expect(errorOf(() => mapShared(shared))).toMatchObject({
      code: 'ERR_BAD_FD',
      fd: shared.fd,
      message: `Cannot use fd ${shared.fd}: it is not open any more, because the thread that shared it has closed it. Keep it open until the other thread is done`,
    })
  })

  it('reads each property of its argument once', () => {
    using fd = createTestFd(4096)
    let reads = 0
    const shared = Object.defineProperty({ ...shareFd(fd) }, 'size', {
      get: () => (reads++ === 0 ? 4096 : 2 ** 20),
    })
    using mapping = mapShared(shared)
    expect([mapping.bytes.length, reads]).toEqual([4096, 1])
  })

  it('refuses an fd that now has another kind, even with the same inode', () => {
    using fd = createTestFd(4096)
    const shared = shareFd(fd)
    expect(errorOf(() => mapShared({ ...shared, kind: 'pipe' }))).toMatchObject({
      code: 'ERR_FD_REPLACED',
      required: 'pipe',
      found: shared.kind,
    })
  })

  it('names the required argument when it gets an fd instead', () => {
    using fd = createTestFd(4096)
    expect(errorOf(() => mapShared(fd as never)).message).toBe(
      'Cannot use an object (OwnedFd) as shared: it must be the result of shareFd() or memory.shareFd()',
    )
  })

  it('refuses an fd whose number now belongs to another file, even one of the same size', () => {
    using fd = createTestFd(4096)
    const shared = shareFd(fd)
    replace(fd)
    expect(errorOf(() => mapShared(shared))).toMatchObject({
      code: 'ERR_FD_REPLACED',
      fd: shared.fd,
      required: `inode ${shared.inode}`,
      found: `inode ${fstatSync(fd.fd).ino}`,
    })
  })

  it('refuses a file that was truncated meanwhile', () => {
    using fd = createMemfd(4096)
    expect(outcome(() => mapShared({ ...shareFd(fd), size: 5000 }))).toBe('ERR_FD_TOO_SMALL')
  })

  it.each<[keyof SharedFd, unknown, string]>([
    ['fd', '3', 'ERR_INVALID_ARG_TYPE'],
    ['fd', -1, 'ERR_OUT_OF_RANGE'],
    ['offset', 0.5, 'ERR_OUT_OF_RANGE'],
    ['size', 0, 'ERR_OUT_OF_RANGE'],
    ['size', undefined, 'ERR_INVALID_ARG_TYPE'],
    ['device', 1, 'ERR_INVALID_ARG_TYPE'],
    ['inode', '1', 'ERR_INVALID_ARG_TYPE'],
    ['kind', 1, 'ERR_INVALID_ARG_TYPE'],
  ])('refuses a %s that is %p', (name, value, code) => {
    using fd = createTestFd(4096)
    expect(outcome(() => mapShared({ ...shareFd(fd), [name]: value }))).toBe(code)
    expect(outcome(() => mapShared(null as never))).toBe('ERR_INVALID_ARG_TYPE')
  })
})

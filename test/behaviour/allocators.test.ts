// The allocators: what class of memory each makes, which options they take, and what later versions of GStreamer add.
import { existsSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import {
  Allocator,
  DmaBufAllocator,
  DmaBufMemory,
  DRMDumbAllocator,
  FdAllocator,
  FdMemory,
  Memory,
  ShmAllocator,
  UdmabufAllocator,
} from '../../src/index.js'
import { Gst, GstAllocators, gstVersion, hasFeature } from '../../src/gi/index.js'
import { createTestFd, newDmaBufAllocator } from '../support/create-test-fd.js'
import { errorOf, outcome } from '../support/outcome.js'

describe('FdAllocator and DmaBufAllocator', () => {
  it('make memory of their own class', () => {
    using plain = new FdAllocator().alloc(createTestFd(1), 1)
    using dmabuf = newDmaBufAllocator().alloc(createTestFd(1), 1)
    expect(plain).toBeInstanceOf(FdMemory)
    expect(plain).not.toBeInstanceOf(DmaBufMemory)
    expect(dmabuf).toBeInstanceOf(DmaBufMemory)
    expect(plain.gi.isType('fd')).toBe(true)
    expect(dmabuf.gi.isType('dmabuf')).toBe(true)
  })

  it('have the given name, or a generated one', () => {
    expect(new FdAllocator({ name: 'mine' }).name).toBe('mine')
    expect(new FdAllocator().name).toMatch(/^fdallocator\d+$/)
    expect(new DmaBufAllocator().gi.name).toMatch(/^dmabufallocator\d+$/)
  })

  it.each([
    ['a name that is not a string', { name: 5 }],
    ['requireDmaBuf that is not a boolean', { requireDmaBuf: 1 }],
    ['options that are not an object', 'name'],
    ['null', null],
  ])('refuse %s', (_, options) => {
    expect(errorOf(() => new DmaBufAllocator(options as object)).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('are the `allocator` of the memory that they made', () => {
    const allocator = new FdAllocator()
    using memory = allocator.alloc(createTestFd(4096), 4096)
    using share = memory.share()
    expect(memory.allocator).toBe(allocator)
    expect(share.allocator).toBe(allocator)
  })
})

describe('Allocator.from()', () => {
  it('returns the same object for the same allocator', () => {
    const gi = GstAllocators.FdAllocator.new()
    expect(Allocator.from(gi)).toBe(Allocator.from(gi))
    expect(Allocator.from(gi).gi).toBe(gi)
  })

  it('refuses other values', () => {
    expect(outcome(() => Allocator.from({} as Gst.Allocator))).toBe('ERR_INVALID_ARG_TYPE')
    expect(outcome(() => Allocator.from(null as never))).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('knows the allocator of system memory', () => {
    const wrapper = Gst.Allocator.find(null)?.alloc(1, null)
    if (!wrapper) throw new Error('no memory')
    using memory = Memory.from(wrapper)
    expect(memory.allocator.name).toMatch(/sysmem/i)
  })
})

describe('the allocators of later versions', () => {
  // On a GStreamer that has them, they must work; on one that has not, they must say so.
  it('ShmAllocator makes memory with an fd, from 1.24', () => {
    if (!hasFeature('shm-allocator')) {
      expect(errorOf(() => ShmAllocator.get())).toMatchObject({
        code: 'ERR_FEATURE_MISSING',
        required: 'GStreamer 1.24',
        found: `GStreamer ${gstVersion().join('.')}`,
      })
      return
    }
    using memory = ShmAllocator.get().alloc(4096)
    {
      using mapping = memory.map('readwrite')
      mapping.bytes[0] = 1
    }
    using fd = memory.dupFd()
    expect(fd.size).toBeGreaterThanOrEqual(4096)
  })

  // The lab has the device: test/vm/sources.test.ts.
  it('UdmabufAllocator makes dma-bufs, or says that the device is missing', () => {
    const isThere = existsSync('/dev/udmabuf')
    expect(
      outcome(() => {
        UdmabufAllocator.get().alloc(4096).dispose()
      }),
    ).toBe(isThere ? 'ok' : 'ERR_FEATURE_MISSING')
  })

  it('DRMDumbAllocator names the missing feature', () => {
    expect(outcome(() => DRMDumbAllocator.open('/dev/dri/no-such-card'))).toBe('ERR_FEATURE_MISSING')
  })
})

// Memories on dma-bufs that differ from memfds: read-only ones, some without private mappings, some in use by a device.
// The ordinary suites also run on dma-bufs, and test the common behaviour.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { DmaBufAllocator, FdAllocator, FdMemoryFlags } from '../../src/allocators/index.js'
import { createUdmabuf, DmaHeap, whenIdle } from '../../src/dma-buf/index.js'
import type { FdMemory } from '../../src/memory/index.js'
import { mappingsOf } from '../support/mappings-of.js'
import { errorOf } from '../support/outcome.js'
import { allocateReadOnly } from './support/allocate-read-only.js'
import { DrmCard } from './support/drm-card.js'

const { KEEP_MAPPED, MAP_PRIVATE, NONE } = FdMemoryFlags
const allocators = [() => new FdAllocator(), () => new DmaBufAllocator()]

const sources = [
  ['udmabuf', createUdmabuf],
  ['the heap', (size: number) => DmaHeap.open('system').allocate(size)],
] as const

describe.each(sources)('a write through a read mapping of a dma-buf of %s', (_, allocate) => {
  it('goes through, and ends nothing', () => {
    for (const make of allocators)
      for (const flags of [NONE, KEEP_MAPPED])
        for (const pages of [1, 300]) {
          const size = pages * 4096
          using memory = make().alloc(allocate(size), size, flags)
          {
            using mapping = memory.map('read')
            ;(mapping.bytes as Uint8Array).fill(pages)
          }
          using part = memory.share(size - 100, 100)
          using mapping = part.map('read')
          ;(mapping.bytes as Uint8Array)[99] = 7
          expect([mapping.bytes[0], mapping.bytes[99]]).toEqual([pages & 255, 7])
        }
  })
})

describe('a dma-buf that is read-only', () => {
  it('of one page is mapped for reading, and a stray write has no effect', () => {
    using fd = allocateReadOnly(4096)
    for (const make of allocators)
      for (const flags of [NONE, KEEP_MAPPED]) {
        using memory = make().alloc(fd.dup(), 4096, flags)
        {
          using mapping = memory.map('read')
          expect(mapping.bytes[0]).toBe(0)
          ;(mapping.bytes as Uint8Array).fill(9)
        }
        for (const mode of ['write', 'readwrite'] as const)
          expect(errorOf(() => memory.map(mode))).toMatchObject({ code: 'ERR_FD_ACCESS', required: mode })
        using copy = memory.copy()
        expect(copy.size).toBe(4096)
      }
    using other = new FdAllocator().alloc(fd.dup(), 4096)
    using mapping = other.map('read')
    expect(mapping.bytes[0]).toBe(0)
  })

  it('of several pages is not mapped, because a stray write would crash, but can be copied', () => {
    for (const make of allocators) {
      using memory = make().alloc(allocateReadOnly(12288), 12288)
      expect(errorOf(() => memory.map('read'))).toMatchObject({
        code: 'ERR_MAP_FAILED',
        message: expect.stringContaining('it can be neither written nor mapped privately (EINVAL)'),
      })
      expect(mappingsOf(memory.fd)).toEqual([])
      using copy = memory.copy()
      using mapping = copy.map('read')
      expect(mapping.bytes.every((byte) => byte === 0)).toBe(true)
    }
  })
})

describe('MAP_PRIVATE', () => {
  it('is refused with the reason if the driver does not map privately', () => {
    for (const make of allocators) {
      using memory = make().alloc(createUdmabuf(4096), 4096, MAP_PRIVATE)
      using share = memory.share()
      for (const target of [memory, share])
        expect(errorOf(() => target.map('read'))).toMatchObject({
          code: 'ERR_MAP_FAILED',
          fd: memory.fd,
          message: expect.stringContaining('it was wrapped with MAP_PRIVATE, and the driver'),
        })
    }
  })

  it('does not write to the dma-buf if the driver maps privately', () => {
    using fd = DmaHeap.open('system').allocate(4096)
    using hidden = new DmaBufAllocator().alloc(fd.dup(), 4096, MAP_PRIVATE | KEEP_MAPPED)
    {
      using mapping = hidden.map('readwrite')
      mapping.bytes[0] = 65
    }
    using again = hidden.map('read')
    using seen = new DmaBufAllocator().alloc(fd.dup(), 4096)
    using mapping = seen.map('read')
    expect([again.bytes[0], mapping.bytes[0]]).toEqual([65, 0])
  })
})

describe('DMA_BUF_IOCTL_SYNC, by which the CPU waits for a device', () => {
  let allocator: FdAllocator

  beforeAll(() => {
    allocator = new FdAllocator()
  })

  // GStreamer's fd allocator does not know of it. Nobody here ends the fence, which the kernel does after ten seconds.
  it.each([
    [
      'map()',
      (memory: FdMemory) => {
        memory.map('read').unmap()
      },
    ],
    [
      'copy()',
      (memory: FdMemory) => {
        memory.copy().dispose()
      },
    ],
  ])('is what %s of memory of the plain fd allocator begins with', async (_, use) => {
    using vgem = new DrmCard('vgem')
    const { fd, handle } = vgem.create(32, 32)
    using memory = allocator.alloc(fd, 4096)
    vgem.makeBusy(handle, 'write')
    const idle = whenIdle(memory.fd, { for: 'read' })
    let isIdle = false
    void idle.then(() => (isIdle = true))
    await new Promise(setImmediate)
    expect(isIdle).toBe(false)
    use(memory)
    // Polled with it, and after it in the list: what is idle already is told in the same turn.
    using other = createUdmabuf(4096)
    await whenIdle(other, { for: 'read' })
    expect(isIdle).toBe(true)
    await idle
  })
})

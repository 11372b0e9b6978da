// More than 200 lines, because a mapping can be used and can end in many ways.
import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { FdAllocator, FdMemoryFlags, Memory } from '../../src/index.js'
import { createTestFd, newDmaBufAllocator, onDmaBufs, readTestFd } from '../support/create-test-fd.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

const newMemory = (size = 4096) => new FdAllocator().alloc(createTestFd(size), size)

describe('Mapping', () => {
  it('is the memory itself: two mappings of one file see each other’s bytes', () => {
    using fd = createTestFd(4096)
    const allocator = new FdAllocator()
    using one = allocator.alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
    using two = allocator.alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
    using writing = one.map('write')
    using reading = two.map('read')
    writing.bytes[100] = 123
    expect(reading.bytes[100]).toBe(123)
  })

  it.each([4096, 2 ** 20])('of %i bytes shows later writes to the file', (size) => {
    using fd = createTestFd(size)
    const allocator = new FdAllocator()
    using one = allocator.alloc(fd, size, FdMemoryFlags.DONT_CLOSE)
    using two = allocator.alloc(fd, size, FdMemoryFlags.DONT_CLOSE)
    using reading = two.map('read')
    expect(reading.bytes[size - 1]).toBe(0)
    using writing = one.map('write')
    writing.bytes[size - 1] = 1
    expect(reading.bytes[size - 1]).toBe(1)
  })

  it.each([
    [4096, FdMemoryFlags.NONE],
    [2 ** 20, FdMemoryFlags.NONE],
    [2 ** 20, FdMemoryFlags.KEEP_MAPPED],
  ])(
    'of %i bytes with flags %i, for reading inside one for both, loses nothing that is written',
    (size, flags) => {
      using fd = createTestFd(size)
      using memory = new FdAllocator().alloc(fd, size, flags | FdMemoryFlags.DONT_CLOSE)
      using twin = Memory.from(memory.gi)
      {
        using both = memory.map('readwrite')
        for (const reader of [memory, twin]) {
          using reading = reader.map('read')
          both.bytes[size - 1] = (both.bytes[size - 1] ?? 0) + 1
          expect(reading.bytes[size - 1]).toBe(both.bytes[size - 1])
        }
        both.bytes[0] = 9
      }
      {
        using again = memory.map('read')
        ;(again.bytes as Uint8Array)[1] = 7
      }
      {
        using writing = memory.map('readwrite')
        writing.bytes[2] = 8
      }
      const file = readTestFd(fd)
      expect([file[0], file[2], file[size - 1]]).toEqual([9, 8, 2])
    },
  )

  it('ends with views of length 0: bytes, subarrays, DataViews and Buffers', () => {
    using memory = newMemory()
    const mapping = memory.map('readwrite')
    const { bytes } = mapping
    const part = bytes.subarray(10, 20)
    const words = new Uint32Array(bytes.buffer, 0, 4)
    const buffer = Buffer.from(bytes.buffer)
    const view = new DataView(bytes.buffer)
    mapping.unmap()
    expect([bytes.length, part.length, words.length, buffer.length, bytes.buffer.byteLength]).toEqual([
      0, 0, 0, 0, 0,
    ])
    expect(bytes[0]).toBeUndefined()
    expect(() => view.getUint8(0)).toThrow(TypeError)
  })

  it('ends once: by `unmap()`, by `using`, or when the memory is disposed', () => {
    const memory = newMemory()
    const first = memory.map('read')
    first.unmap()
    first.unmap()
    let second
    {
      using mapping = memory.map('read')
      second = mapping
    }
    const third = memory.map('readwrite')
    const fourth = memory.map('read')
    memory.dispose()
    expect([first, second, third, fourth].map(({ bytes }) => bytes.length)).toEqual([0, 0, 0, 0])
    third.unmap()
  })

  it('keeps its memory, when only the bytes are kept', () => {
    const { stdout, status } = runScript(
      `
      import { FdAllocator } from 'gst-allocators'
      import { createTestFd } from './create-test-fd.mjs'
      const keep = () => new FdAllocator().alloc(createTestFd(4096), 4096).map('readwrite').bytes
      const bytes = keep()
      bytes.fill(9)
      for (let round = 0; round < 20; round++) {
        gc()
        await new Promise((resolve) => setImmediate(resolve))
      }
      console.log(bytes.length, bytes[4095])
      `,
      ['--expose-gc'],
    )
    expect({ stdout, status }).toEqual({ stdout: '4096 9\n', status: 0 })
  })

  it('can be passed to functions that accept a Uint8Array', () => {
    using memory = newMemory(3)
    {
      using mapping = memory.map('write')
      mapping.bytes.set([97, 98, 99])
    }
    using mapping = memory.map('read')
    expect(new TextDecoder().decode(mapping.bytes)).toBe('abc')
    expect(createHash('md5').update(mapping.bytes).digest('hex')).toBe('900150983cd24fb0d6963f7d28e17f72')
  })

  it('a write through a read mapping, by a cast, does not crash the process', () => {
    const { stdout, stderr, status } = runScript(`
      import { openSync } from 'node:fs'
      import { FdAllocator, FdMemoryFlags, OwnedFd } from 'gst-allocators'
      import { createTestFd, newDmaBufAllocator, onDmaBufs } from './create-test-fd.mjs'
      const { KEEP_MAPPED, MAP_PRIVATE, NONE } = FdMemoryFlags
      const readOnly = (source) => {
        using fd = source
        return new OwnedFd(openSync('/proc/self/fd/' + fd.fd, 'r'))
      }
      // A dma-buf cannot be opened again, and this one not mapped privately: test/vm/memory.test.ts has others.
      const flagsOfFd = onDmaBufs ? [NONE, KEEP_MAPPED] : [NONE, KEEP_MAPPED, MAP_PRIVATE, KEEP_MAPPED | MAP_PRIVATE]
      const openings = onDmaBufs ? [(fd) => fd] : [(fd) => fd, readOnly]
      let count = 0
      for (const allocator of [new FdAllocator(), newDmaBufAllocator()])
        for (const flags of flagsOfFd)
          for (const open of openings) for (const pages of [3, 300])
            for (const part of [(memory) => memory, (memory) => memory.share(5000, 3000)]) {
              using memory = allocator.alloc(open(createTestFd(pages * 4096)), pages * 4096, flags)
              using target = part(memory)
              for (let round = 0; round < 2; round++) {
                using outer = target.map('read')
                using inner = target.map('read')
                inner.bytes.fill(1)
                outer.bytes[outer.bytes.length - 1] = 2
                count++
              }
            }
      console.log(count)
    `)
    expect({ stdout, stderr, status }).toEqual({
      stdout: onDmaBufs ? '32\n' : '128\n',
      stderr: '',
      status: 0,
    })
  })

  it('whose bytes were transferred away stays mapped, with a warning, instead of leaving them dangling', () => {
    const { stdout, stderr, status } = runScript(
      `
      import { FdAllocator } from 'gst-allocators'
      import { createTestFd } from './create-test-fd.mjs'
      const memory = new FdAllocator().alloc(createTestFd(4096), 4096)
      const mapping = memory.map('readwrite')
      mapping.bytes[7] = 77
      const stolen = new Uint8Array(mapping.bytes.buffer.transfer())
      mapping.unmap()
      memory.dispose()
      stolen.fill(78, 0, 7)
      console.log(stolen.length, stolen[7])
      `,
      process.version.startsWith('v20.') ? ['--harmony-rab-gsab-transfer'] : [],
    )
    expect(stderr).toContain(
      '[WARN_VIEW_TRANSFERRED] GstAllocatorsLeakWarning: The 4096 bytes of a mapping were transferred',
    )
    expect({ stdout, status }).toEqual({ stdout: '4096 77\n', status: 0 })
  })
})

describe('DMA_BUF_IOCTL_SYNC', () => {
  it('that fails is an error at `map()`, and the mapping is undone', () => {
    const fd = createTestFd(4096)
    using memory = newDmaBufAllocator().alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
    memory.map('read').unmap()
    fd.close()
    expect(errorOf(() => memory.map('read')).code).toBe('ERR_BAD_FD')
  })

  it('that fails at `unmap()` is an error, and the mapping has ended all the same', () => {
    const fd = createTestFd(4096)
    const memory = newDmaBufAllocator().alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
    const mapping = memory.map('read')
    fd.close()
    expect(
      errorOf(() => {
        mapping.unmap()
      }),
    ).toMatchObject({ code: 'ERR_SYNC_FAILED', errno: 9, syscall: 'ioctl' })
    expect(mapping.bytes.length).toBe(0)
    mapping.unmap()
    expect(errorOf(() => memory.map('write')).code).toBe('ERR_BAD_FD')
    memory.dispose()
  })

  it('that fails at `dispose()` is an error, and the memory was disposed all the same', () => {
    const fd = createTestFd(4096)
    const memory = newDmaBufAllocator().alloc(fd, 4096, FdMemoryFlags.DONT_CLOSE)
    memory.map('read')
    memory.map('read')
    fd.close()
    expect(
      errorOf(() => {
        memory.dispose()
      }).code,
    ).toBe('ERR_SYNC_FAILED')
    expect(memory.disposed).toBe(true)
  })
})

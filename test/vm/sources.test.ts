// More than 200 lines, because three sources of dma-bufs have many cases, some in common.
// The sources of dma-bufs, on a kernel with dma-bufs: allocating, wrapping, writing, reading back, refusing, releasing.
import { spawnSync } from 'node:child_process'
import { openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { DmaBufAllocator, FdAllocator, UdmabufAllocator } from '../../src/allocators/index.js'
import { allocateDmaBuf, createUdmabuf, DmaHeap } from '../../src/dma-buf/index.js'
import { createMemfd, isDmaBuf, listDevices, OwnedFd } from '../../src/fd.js'
import { errorOf } from '../support/outcome.js'
import { runScript } from '../support/run-script.js'

/** More than programs leave, in whole pages. */
const nearlyAll = Math.floor((totalmem() * 0.99) / 4096) * 4096

const LIMIT = '/sys/module/udmabuf/parameters/size_limit_mb'

const sources: [string, (size: number) => OwnedFd][] = [
  ['createUdmabuf()', (size) => createUdmabuf(size)],
  ['DmaHeap', (size) => DmaHeap.open('system').allocate(size)],
  ['allocateDmaBuf()', allocateDmaBuf],
]

describe.each(sources)('%s', (_, allocate) => {
  it('makes a dma-buf of zeros, in whole pages', () => {
    for (const [size, pages] of [
      [1, 4096],
      [4096, 4096],
      [4097, 8192],
      [1920 * 1080 * 4, 8294400],
    ] as const) {
      using fd = allocate(size)
      expect([fd.kind, isDmaBuf(fd), fd.size]).toEqual(['dmabuf', true, pages])
      using memory = new DmaBufAllocator().alloc(fd.dup(), pages)
      using mapping = memory.map('read')
      expect(Buffer.compare(mapping.bytes, new Uint8Array(pages))).toBe(0)
    }
  })

  it('is the same memory in every wrapper', () => {
    const size = 64 << 10
    using fd = allocate(size)
    using memory = new DmaBufAllocator({ requireDmaBuf: true }).alloc(fd.dup(), size)
    using writing = memory.map('write')
    writing.bytes.forEach((_, index) => (writing.bytes[index] = index * 7))
    writing.unmap()

    for (const allocator of [new DmaBufAllocator(), new FdAllocator()]) {
      using other = allocator.alloc(fd.dup(), size)
      using reading = other.map('read')
      expect(reading.bytes.every((byte, index) => byte === ((index * 7) & 255))).toBe(true)
    }
  })
})

// GStreamer's own, from 1.28 on, keeps the device open.
beforeAll(() => {
  UdmabufAllocator.get()
})

it('UdmabufAllocator makes memory of the requested size, backed by whole pages', () => {
  const allocator = UdmabufAllocator.get()
  expect(UdmabufAllocator.get()).toBe(allocator)
  using memory = allocator.alloc(5000)
  expect([isDmaBuf(memory.fd), memory.size, memory.maxSize]).toEqual([true, 5000, 8192])
  expect(memory.allocator).toBe(allocator)
  {
    using mapping = memory.map('readwrite')
    mapping.bytes.fill(7)
  }
  using other = new DmaBufAllocator().alloc(memory.dupFd(), 5000)
  using mapping = other.map('read')
  expect(mapping.bytes.every((byte) => byte === 7)).toBe(true)
  expect(errorOf(() => allocator.alloc(0)).code).toBe('ERR_OUT_OF_RANGE')
})

// What allocateDmaBuf() does is one of them.
describe.each(sources.slice(0, 2))('%s', (_, allocate) => {
  it('releases the memory of 10 000 dma-bufs', () => {
    const size = 16 << 10
    const before = { buffers: countDmaBufs(), available: availableMemory() }
    const allocator = new DmaBufAllocator()
    for (let round = 0; round < 10_000; round++) allocator.alloc(allocate(size), size).dispose()
    expect(countDmaBufs()).toBe(before.buffers)
    // All of them at once would be 160 MB.
    expect(before.available - availableMemory()).toBeLessThan(64 << 20)
  })
})

describe('createUdmabuf()', () => {
  it('takes the pages of a memfd that is given, which stays the caller’s', () => {
    using memfd = createMemfd(16384, { sealed: true })
    writeFileSync(memfd.fd, Buffer.concat([Buffer.alloc(8192, 1), Buffer.alloc(8192, 2)]))
    using fd = createUdmabuf(4096, { memfd, offset: 8192 })
    expect([memfd.size, fd.size]).toEqual([16384, 4096])
    using memory = new DmaBufAllocator().alloc(fd.dup(), 4096)
    using mapping = memory.map('readwrite')
    expect(mapping.bytes[0]).toBe(2)
    mapping.bytes.fill(3)
    mapping.unmap()
    using whole = new FdAllocator().alloc(memfd.dup(), 16384)
    using all = whole.map('read')
    expect([all.bytes[8191], all.bytes[8192], all.bytes[12287], all.bytes[12288]]).toEqual([1, 3, 3, 2])
  })

  it('names the fault of the memfd', () => {
    using sealed = createMemfd(8192, { sealed: true })
    using open = createMemfd(8192)
    using file = DmaHeap.open('system').allocate(4096)
    const refusals = [
      [{ memfd: open }, 'ERR_FD_ACCESS', 'not sealed against shrinking'],
      [{ memfd: file }, 'ERR_FD_ACCESS', 'it is a dmabuf, not a memfd'],
      [{ memfd: sealed, offset: 8192 }, 'ERR_FD_TOO_SMALL', 'the memfd has 8192 bytes'],
      [{ memfd: sealed, offset: 100 }, 'ERR_OUT_OF_RANGE', 'a multiple of the page size, 4096'],
      [{ offset: 4096 }, 'ERR_OUT_OF_RANGE', 'it requires the memfd option'],
      [{ memfd: 9999 }, 'ERR_BAD_FD', 'it is not open'],
    ] as const
    for (const [options, code, text] of refusals) {
      const error = errorOf(() => createUdmabuf(4096, options))
      expect([error.code, error.message]).toEqual([code, expect.stringContaining(text)])
    }
    expect(errorOf(() => createUdmabuf(100, { memfd: sealed })).code).toBe('ERR_OUT_OF_RANGE')
  })

  it('names the file of the exceeded limit, and exceeds it once the limit is raised', () => {
    const size = 65 << 20
    const error = errorOf(() => createUdmabuf(size))
    expect(error).toMatchObject({ code: 'ERR_SIZE_LIMIT', required: size, found: 64 << 20, path: LIMIT })
    expect(error.fix).toBe(`echo 65 | sudo tee ${LIMIT}`)
    // The fix, word for word but for sudo: this is root.
    spawnSync('sh', ['-c', String(error.fix).replace('sudo ', '')])
    try {
      createUdmabuf(size).close()
    } finally {
      writeFileSync(LIMIT, '64')
    }
  })

  it('refuses more memory than the machine has, even with a higher limit', () => {
    // Or the kernel would look for memory until it ends some process to have it.
    for (const size of [2 ** 40, nearlyAll]) {
      const error = errorOf(() => createUdmabuf(size))
      expect([error.code, error.required, error.fix]).toEqual(['ERR_SIZE_LIMIT', size, undefined])
      expect(error.found).toBeLessThan(totalmem())
    }
  })
})

describe('DmaHeap', () => {
  it('lists the heaps, and refuses a size over the limit of one', () => {
    expect(DmaHeap.list()).toEqual(readdirSync('/dev/dma_heap'))
    const error = errorOf(() => DmaHeap.open('system').allocate(nearlyAll))
    expect(error).toMatchObject({ code: 'ERR_SIZE_LIMIT', required: nearlyAll })
    expect(error.found).toBeLessThan(nearlyAll)
  })
})

describe('a worker', () => {
  it('makes dma-bufs of its own, which are closed when it is terminated, without a warning', () => {
    const { stdout, stderr, status } = runScript(`
      import { once } from 'node:events'
      import { readdirSync, readlinkSync } from 'node:fs'
      import { isMainThread, parentPort, Worker } from 'node:worker_threads'
      import { createUdmabuf, DmaHeap, exportSyncFile, mapFd } from 'gst-allocators/fd'
      const isDmaBuf = (fd) => { try { return readlinkSync('/proc/self/fd/' + fd).startsWith('/dmabuf:') } catch { return false } }
      const count = () => readdirSync('/proc/self/fd').filter(isDmaBuf).length
      if (isMainThread) {
        const worker = new Worker(new URL(import.meta.url))
        const [opened] = await once(worker, 'message')
        await worker.terminate()
        console.log(opened, count())
      } else {
        process.on('warning', (warning) => console.error(String(warning)))
        createUdmabuf(4096).close()
        const kept = [createUdmabuf(4096), DmaHeap.open('system').allocate(4096)]
        exportSyncFile(kept[0], 'read').close()
        for (const fd of kept) { using mapping = mapFd(fd, 4096, 'write'); mapping.bytes.fill(1) }
        globalThis.kept = kept
        await new Promise((resolve) => setImmediate(resolve))
        parentPort.postMessage(count())
        setInterval(() => undefined, 1000)
      }
    `)
    expect({ stdout, stderr, status }).toEqual({ stdout: '2 0\n', stderr: '', status: 0 })
  })
})

describe('isDmaBuf()', () => {
  it('does not take a file for one that is called so', () => {
    // Whoever has a root of his own can make one, and send it.
    const path = '/dmabuf:frame'
    writeFileSync(path, 'bytes')
    using file = new OwnedFd(openSync(path, 'r+'))
    rmSync(path)
    expect([isDmaBuf(file), file.kind]).toEqual([false, 'file'])
  })
})

describe('allocateDmaBuf()', () => {
  it('uses a heap if the size is over the limit of udmabuf', () => {
    using fd = allocateDmaBuf(65 << 20)
    expect([fd.kind, fd.size, exporterOf(fd)]).toEqual(['dmabuf', 65 << 20, 'system'])
    using small = allocateDmaBuf(4096)
    expect(exporterOf(small)).toBe('udmabuf')
  })

  it('names the devices that an ordinary user cannot open, and the rule that grants access', () => {
    const program = `
      import { allocateDmaBuf, listDevices } from 'gst-allocators'
      console.log(JSON.stringify(listDevices().filter(({ kind }) => kind !== 'render')))
      try {
        allocateDmaBuf(4096)
      } catch (error) {
        console.log(JSON.stringify({ ...error, message: error.message, causes: error.cause.errors.map(({ code, path, fix }) => ({ code, path, fix })) }))
      }`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      uid: 65534,
      gid: 65534,
    })
    expect(stderr).toBe('')
    const [devices = [], error = {}] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(devices).toContainEqual({
      kind: 'udmabuf',
      path: '/dev/udmabuf',
      name: 'udmabuf',
      access: 'none',
      reason: expect.stringContaining('belongs to user 0'),
      fix: expect.stringContaining('KERNEL=="udmabuf", GROUP="video"'),
    })
    expect(error).toMatchObject({
      code: 'ERR_NO_DMABUF',
      causes: [
        {
          code: 'ERR_DEVICE_ACCESS',
          path: '/dev/udmabuf',
          fix: expect.stringContaining('KERNEL=="udmabuf"'),
        },
        {
          code: 'ERR_DEVICE_ACCESS',
          path: '/dev/dma_heap/system',
          fix: expect.stringContaining('SUBSYSTEM=="dma_heap", KERNEL=="system"'),
        },
      ],
    })
  })

  it('may be used by root, as all the devices', () => {
    expect(listDevices().map(({ kind, access }) => [kind, access])).toEqual(
      expect.arrayContaining([
        ['udmabuf', 'readwrite'],
        ['dma-heap', 'readwrite'],
        ['video', 'readwrite'],
        ['display', 'readwrite'],
      ]),
    )
  })
})

/** How many dma-bufs the kernel has. */
function countDmaBufs(): number {
  const total = /^Total (\d+) objects/m.exec(readFileSync('/sys/kernel/debug/dma_buf/bufinfo', 'latin1'))?.[1]
  return Number(total)
}

/** In bytes. */
function availableMemory(): number {
  const kilobytes = /^MemAvailable: +(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

function exporterOf(fd: OwnedFd): string | undefined {
  return /^exp_name:\s*(\S+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd.fd}`, 'latin1'))?.[1]
}

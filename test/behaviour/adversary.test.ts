// Attacks on the memory views, each in a separate process. None may crash, print a CRITICAL or leave a dangling view.
import { describe, expect, it } from '@jest/globals'
import { onDmaBufs } from '../support/create-test-fd.js'
import { runScript } from '../support/run-script.js'

// A garbage collection takes most of a second in the lab, and a deep stack nearly as long.
const [rounds, step] = onDmaBufs ? [5, 97] : [20, 7]

const head = `
import { createMemfd, DmaBufAllocator, FdAllocator, FdMemoryFlags, Memory, OwnedFd } from 'gst-allocators'
import { Gst, GLib } from 'gst-allocators/gi'
import { createTestFd } from './create-test-fd.mjs'

const allocator = new FdAllocator()
const collect = async () => {
  for (let round = 0; round < ${rounds}; round++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
const code = (call) => {
  try {
    call()
    return 'ok'
  } catch (error) {
    return error.code ?? error.name
  }
}
process.on('warning', () => {})
`
const hasTransfer = process.versions.node.startsWith('20.') ? ['--harmony-rab-gsab-transfer'] : []

const attacks: { name: string; source: string; prints: string }[] = [
  {
    name: 'bytes that were moved away, and a memory that is then forgotten',
    source: `
      const steal = () => new Uint8Array(allocator.alloc(createTestFd(65536), 65536).map('readwrite').bytes.buffer.transfer())
      const stolen = steal()
      stolen.fill(1)
      await collect()
      stolen.fill(2)
      console.log(stolen[65535])`,
    prints: '2',
  },
  {
    name: 'bytes that a stream took over',
    source: `
      const reader = (() => {
        const memory = allocator.alloc(createTestFd(65536), 65536)
        const stream = new ReadableStream({ type: 'bytes', start: (controller) => { controller.enqueue(memory.map('read').bytes) } })
        return stream.getReader()
      })()
      const { value } = await reader.read()
      await collect()
      console.log(value.length, value.at(-1))`,
    prints: '65536 0',
  },
  {
    name: 'more mappings than GStreamer can count',
    source: `
      using memory = allocator.alloc(createTestFd(4096), 4096)
      let count = 0
      while (code(() => memory.map('read')) === 'ok') count++
      console.log(count, code(() => memory.map('read')))`,
    prints: '255 ERR_MAP_CONFLICT',
  },
  {
    name: 'more shares than GStreamer can count',
    source: `
      using memory = allocator.alloc(createTestFd(4096), 4096)
      const shares = []
      const share = () => { shares.push(memory.share(0, 1)) }
      while (code(share) === 'ok');
      console.log(shares.length, code(share))
      for (const one of shares) one.dispose()`,
    prints: `32767 ERR_MAP_CONFLICT`,
  },
  {
    name: 'a mapping larger than any ArrayBuffer, and a copy larger than memory',
    source: `
      using memory = allocator.alloc(createMemfd(2 ** 50), 2 ** 50)
      console.log(code(() => memory.map('read')), code(() => memory.copy()))`,
    prints: 'ERR_MAP_FAILED ERR_COPY_FAILED',
  },
  {
    name: 'a wrapper that is frozen',
    source: `
      const memory = allocator.alloc(createTestFd(4096), 4096)
      Object.freeze(memory.gi)
      memory.dispose()
      memory.dispose()
      console.log(memory.disposed)`,
    prints: 'true',
  },
  {
    name: 'objects that only look like wrappers',
    source: `
      using memory = allocator.alloc(createTestFd(4096), 4096)
      const { gi } = memory
      const fakes = [
        new Proxy(gi, {}),
        Object.create(gi),
        Object.create(Gst.Memory.prototype),
        Object.setPrototypeOf({}, Gst.Memory.prototype),
        Object.setPrototypeOf(new Date(), Gst.Memory.prototype),
        Object.setPrototypeOf(Gst.Buffer.new(), Gst.Memory.prototype),
      ]
      console.log(new Set(fakes.map((fake) => code(() => Memory.from(fake)))))`,
    prints: "Set(1) { 'ERR_NOT_MEMORY' }",
  },
  {
    name: 'a buffer that lies about its length',
    source: `
      using memory = allocator.alloc(createTestFd(4096), 4096)
      const { bytes } = memory.map('write')
      Object.defineProperty(bytes.buffer, 'byteLength', { value: 1 })
      memory.dispose()
      console.log(bytes.length)`,
    prints: '0',
  },
  {
    name: 'an allocator whose wrapper is taken for another, and a subclass with names of ours',
    source: `
      class Mine extends FdAllocator { static create() { return Gst.Allocator.find(null) } get pointer() { return 1n } }
      using memory = new Mine().alloc(createTestFd(4096), 4096)
      console.log(memory.size, code(() => { Object.assign(allocator, { gi: Gst.Allocator.find(null) }) }))`,
    prints: '4096 TypeError',
  },
  {
    name: 'an OwnedFd whose release() does nothing',
    source: `
      class Sticky extends OwnedFd { release() { return this.fd } }
      const fd = new Sticky(createTestFd(4096).release())
      allocator.alloc(fd, 4096).dispose()
      const other = createTestFd(4096)
      fd.close()
      console.log(fd.fd, other.size)`,
    prints: '-1 4096',
  },
  {
    name: 'a stack that overflows anywhere between mapping and unmapping',
    source: `
      const memory = allocator.alloc(createTestFd(4096), 4096)
      const deep = (call) => {
        const down = (depth) => {
          try {
            if (depth > 0) down(depth - 1)
            else call()
          } catch (error) {
            if (!(error instanceof RangeError)) throw error
          }
        }
        for (let depth = 6000; depth < 14000; depth += ${step}) down(depth)
      }
      deep(() => { memory.map('read').unmap() })
      const mapping = memory.map('read')
      deep(() => { mapping.unmap() })
      memory.dispose()
      console.log(mapping.bytes.length, memory.disposed)`,
    prints: '0 true',
  },
]

describe('an adversary', () => {
  it.each(attacks)('gets nowhere with $name', ({ source, prints }) => {
    const { stdout, stderr, status } = runScript(head + source, [
      '--expose-gc',
      '--no-warnings',
      ...hasTransfer,
    ])
    expect({ stdout, stderr, status }).toEqual({ stdout: `${prints}\n`, stderr: '', status: 0 })
  })
})

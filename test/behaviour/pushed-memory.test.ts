// Memory that is changed after a push must not reach the elements: encoders crash on a buffer that they cannot map.
import { expect, it } from '@jest/globals'
import { mapFd } from '../../src/fd.js'
import { FdAllocator, FdMemory } from '../../src/index.js'
import { Pipeline } from '../../src/pipeline/index.js'
import { createTestFd } from '../support/create-test-fd.js'
import { runScript } from '../support/run-script.js'

const caps = 'video/x-raw,format=I420,width=64,height=64,framerate=10/1'
const encoders = ['vp8enc deadline=1', 'vp9enc deadline=1', 'theoraenc', 'jpegenc']

// The first two frames fill the paused pipeline, so what comes third is still in the queue when it is changed.
const program = `
import { createMemfd, DmaBufAllocator, FdAllocator, Memory } from 'gst-allocators'
import { Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'

const size = 6144
const fd = () => createMemfd(size, { sealed: true })
const second = 100_000_000n
const attempt = (change: () => unknown) => {
  try {
    change()
  } catch (error) {
    if (!['ERR_MAP_CONFLICT', 'ERR_FRAME_NOT_WRITABLE', 'ERR_MEMORY_READ_ONLY'].includes(error.code)) throw error
  }
}

// Warns of everything that was not disposed of.
async function collect() {
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function encode(encoder, use) {
  await using pipeline = Pipeline.parse('appsrc name=in caps=${caps} ! ' + encoder + ' ! fakesink')
  await pipeline.pause()
  const source = pipeline.source('in')
  for (const index of [0n, 1n]) await source.push(new Uint8Array(size), { pts: index * second })
  await use(source)
  await pipeline.play()
  await source.end()
  return pipeline.finished
}
`

it('is encoded unchanged, even if the memory is changed or disposed of while it is queued', () => {
  const { stdout, stderr, status } = runScript(
    `${program}
const kinds = {
  fd: () => new FdAllocator().alloc(fd(), size),
  dmabuf: () => new DmaBufAllocator({ requireDmaBuf: false }).alloc(fd(), size),
  system: () => Memory.from(Gst.Allocator.find(null).alloc(size, null)),
}
const pts = { pts: 2n * second }
const changes = {
  resize: async (source, memory) => { await source.push(memory, pts); memory.resize(0, 100) },
  moved: async (source, memory) => { await source.push(memory, pts); memory.resize(6000, 144) },
  emptied: async (source, memory) => { await source.push(memory, pts); memory.resize(0, 0) },
  written: async (source, memory) => { await source.push(memory, pts); attempt(() => memory.map('write')) },
  drawn: async (source, memory) => { await source.push(memory, pts); attempt(() => memory.map('readwrite').bytes.fill(9)) },
  disposed: async (source, memory) => { await source.push(memory, pts); memory.dispose() },
  raw: async (source, memory) => { await source.push(memory, pts); memory.gi.resize(0, 100) },
  again: async (source, memory) => {
    await source.push(memory, pts)
    using again = Memory.from(memory.gi)
    again.resize(0, 100)
  },
  twice: async (source, memory) => {
    for (const index of [2n, 3n]) await source.push(memory, { pts: index * second })
    attempt(() => memory.resize(0, 100))
    attempt(() => memory.map('write'))
  },
  share: async (source, memory) => {
    using share = memory.share()
    await source.push(share, pts)
    attempt(() => share.resize(0, 100))
    attempt(() => memory.resize(0, 100))
    attempt(() => memory.map('write'))
  },
}
for (const encoder of ${JSON.stringify(encoders)})
  for (const [kind, make] of Object.entries(kinds))
    for (const [what, change] of Object.entries(changes)) {
      using memory = make()
      console.log(encoder, kind, what, await encode(encoder, (source) => change(source, memory)))
    }
await collect()
`,
    ['--expose-gc'],
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(encoders.length * 3 * 10)
  expect(lines.filter((line) => !line.endsWith(' eos'))).toEqual([])
}, 120_000)

it('is encoded unchanged, even if the frame is changed or disposed of while it is queued', () => {
  const { stdout, stderr, status } = runScript(
    `${program}
const changes = {
  memory: (frame) => attempt(() => frame.memories[0].resize(0, 100)),
  written: (frame) => attempt(() => frame.memories[0].map('write')),
  drawn: (frame) => attempt(() => frame.map('readwrite').planes[0].bytes.fill(9)),
  again: (frame) => {
    using again = Memory.from(frame.memories[0].gi)
    attempt(() => again.resize(0, 100))
  },
  disposed: (frame) => frame.dispose(),
}
for (const encoder of ['vp8enc deadline=1', 'theoraenc'])
  for (const before of [(frame) => frame, (frame) => frame.memories[0], (frame) => frame.map('read').unmap()])
    for (const times of [{}, { pts: 2n * second }])
      for (const [what, change] of Object.entries(changes)) {
        await using from = Pipeline.parse('videotestsrc num-buffers=1 ! ${caps} ! appsink name=out')
        await from.play()
        const { value } = await from.sink('out').frames({ writable: true }).next()
        using frame = value.keep()
        before(frame)
        console.log(encoder, what, await encode(encoder, async (source) => {
          await source.push(frame, times)
          change(frame)
        }))
      }
await collect()
`,
    ['--expose-gc'],
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(2 * 3 * 2 * 5)
  expect(lines.filter((line) => !line.endsWith(' eos'))).toEqual([])
}, 120_000)

it('reaches the sink without a copy: same fd, same bytes, its own size', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4,framerate=10/1 ! appsink name=out',
  )
  await pipeline.play()
  using memory = new FdAllocator().alloc(createTestFd(4096), 4096)
  memory.resize(100, 16)
  memory.map('write').unmap()
  await pipeline.source('in').push(memory, { pts: 0n })
  memory.resize(0, 8)
  {
    using mapping = memory.map('write')
    mapping.bytes.fill(7)
  }
  const frames = pipeline.sink('out').frames()
  const { value: frame } = await frames.next()
  const arrived = frame?.memories[0]
  if (!(arrived instanceof FdMemory)) throw new Error('The memory was copied')
  expect([arrived.fd, arrived.offset, arrived.size]).toEqual([memory.fd, 100, 16])
  expect([...(frame?.copyBytes() ?? [])].slice(6, 10)).toEqual([7, 7, 0, 0])
  await frames.return()
})

it('can be written by the reader of a frame once the program has disposed of it, and not before', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4,framerate=10/1 ! appsink name=out',
  )
  await pipeline.play()
  const memory = new FdAllocator().alloc(createTestFd(4096), 16)
  using fd = memory.dupFd()
  await pipeline.source('in').push(memory, { pts: 0n })
  const frames = pipeline.sink('out').frames()
  const { value: frame } = await frames.next()
  expect(frame?.isWritable).toBe(false)
  memory.dispose()
  expect(frame?.isWritable).toBe(true)
  frame?.map('write').planes[0]?.bytes.fill(9)
  await frames.return()
  using mapping = mapFd(fd, 16, 'read')
  expect([...mapping.bytes.subarray(0, 4)]).toEqual([9, 9, 9, 9])
})

it('of a frame cannot be changed while another holder has the frame', async () => {
  await using pipeline = Pipeline.parse(
    `videotestsrc num-buffers=1 ! ${caps} ! tee name=t ! appsink name=out t. ! appsink name=other async=false`,
  )
  await pipeline.play()
  const frames = pipeline.sink('out').frames()
  const memory = (await frames.next()).value?.memories[0]
  const refused = expect.objectContaining({ code: 'ERR_FRAME_NOT_WRITABLE' })
  expect(() => memory?.map('write')).toThrow(refused)
  expect(() => memory?.map('readwrite')).toThrow(refused)
  expect(() => {
    memory?.resize(0, 100)
  }).toThrow(refused)
  expect(memory?.map('read').bytes).toHaveLength(6144)
  await frames.return()
})

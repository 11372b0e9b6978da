// More than 200 lines, because one class has many kinds of data and errors.
// Pushing data into real pipelines.
import { describe, expect, it } from '@jest/globals'
import { FdAllocator, FdMemory, Memory } from '../../../src/index.js'
import { Frame, Pipeline } from '../../../src/pipeline/index.js'
import { createTestFd, onDmaBufs } from '../../support/create-test-fd.js'
import { runScript } from '../../support/run-script.js'

const gray = 'video/x-raw,format=GRAY8,width=4,height=4,framerate=10/1'
const through = `appsrc name=in caps=${gray} ! appsink name=out sync=false`

describe('source.push()', () => {
  it('passes on bytes, memories and frames, with their times, in order', async () => {
    await using pipeline = Pipeline.parse(through)
    await pipeline.play()
    const source = pipeline.source('in')
    const frames = pipeline.sink('out').frames()
    using memory = new FdAllocator().alloc(createTestFd(16), 16)
    await source.push(new Uint8Array(16).fill(7), { pts: 0n, duration: 5n })
    await source.push(memory, { pts: 10n })
    const first = await frames.next()
    const frame = first.value?.keep()
    expect([frame?.pts, frame?.duration, frame?.copyBytes()[15]]).toEqual([0n, 5n, 7])
    expect(frame?.memories[0]).toBeInstanceOf(FdMemory)
    const second = await frames.next()
    const [arrived] = second.value?.memories ?? []
    expect(arrived instanceof FdMemory && arrived.fd).toBe(memory.fd)
    if (frame !== undefined) await source.push(frame, { pts: 20n })
    const third = await frames.next()
    expect([third.value?.pts, third.value?.copyBytes()[0]]).toEqual([20n, 7])
    frame?.dispose()
    const end = source.end()
    expect((await frames.next()).done).toBe(true)
    await end
  })

  it('waits until the source has room, and loses no data', async () => {
    await using pipeline = Pipeline.parse(through)
    await pipeline.play()
    const source = pipeline.source('in')
    let pushed = 0
    const pushing = (async () => {
      for (let index = 0; index < 100; index++) {
        await source.push(new Uint8Array(16).fill(index), { pts: BigInt(index) })
        pushed++
      }
      await source.end()
    })()
    let seen = 0
    for await (const frame of pipeline.sink('out').frames()) {
      expect(frame.copyBytes()[0]).toBe(seen++)
      // What is on its way is in the queue of the source, of the sink, or between them.
      expect(pushed - seen).toBeLessThanOrEqual(10)
    }
    await pushing
    expect([pushed, seen]).toEqual([100, 100])
  })

  it('waits for play() if it is called first', async () => {
    await using pipeline = Pipeline.parse(through)
    const pushing = pipeline.source('in').push(new Uint8Array(16), { pts: 0n })
    await pipeline.play()
    await pushing
  })

  it('ends with stop(), with its signal, and after end()', async () => {
    await using pipeline = Pipeline.parse(through)
    const source = pipeline.source('in')
    const controller = new AbortController()
    const aborted = source.push(new Uint8Array(16), { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    const pushing = source.push(new Uint8Array(16))
    await pipeline.stop()
    await expect(pushing).rejects.toMatchObject({ code: 'ERR_STOPPED', element: 'in' })
    await pipeline.play()
    const end = source.end()
    await expect(source.push(new Uint8Array(16))).rejects.toMatchObject({ code: 'ERR_SOURCE_ENDED' })
    await end
  })

  it('end() resolves if an element has already ended the stream', async () => {
    await using pipeline = Pipeline.parse(`appsrc name=in caps=${gray} ! identity eos-after=1 ! fakesink`)
    await pipeline.play()
    const source = pipeline.source('in')
    await source.push(new Uint8Array(16), { pts: 0n })
    expect(await pipeline.finished).toBe('eos')
    await expect(source.push(new Uint8Array(16))).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await source.end()
  })

  it('rejects with the error of the pipeline', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in caps=${gray} ! identity error-after=1 name=bad ! fakesink`,
    )
    await pipeline.play()
    const source = pipeline.source('in')
    const pushing = (async () => {
      for (let index = 0n; index < 50n; index++) await source.push(new Uint8Array(16), { pts: index })
    })()
    await expect(pushing).rejects.toMatchObject({ code: 'ERR_PIPELINE', element: 'bad' })
  })

  it('rejects when its signal is aborted, even while earlier pushes wait', async () => {
    await using pipeline = Pipeline.parse(through)
    const source = pipeline.source('in')
    const first = source.push(new Uint8Array(16), { pts: 1n })
    const controller = new AbortController()
    const second = source.push(new Uint8Array(16), { pts: 2n, signal: controller.signal })
    const third = source.push(new Uint8Array(16), { pts: 3n })
    const never = source.push(new Uint8Array(16), { signal: AbortSignal.abort(new Error('never')) })
    controller.abort(new Error('enough'))
    await expect(second).rejects.toThrow('enough')
    await expect(never).rejects.toThrow('never')
    await pipeline.play()
    await Promise.all([first, third])
    const frames = pipeline.sink('out').frames()
    const seen = [(await frames.next()).value?.pts, (await frames.next()).value?.pts]
    expect(seen).toEqual([1n, 3n])
    await frames.return()
  })

  it('drops pending pushes at the end of their run', async () => {
    await using pipeline = Pipeline.parse(through)
    await pipeline.play()
    const source = pipeline.source('in')
    // So many that it takes more than one turn of the event loop to tell them all; the lab is ten times slower.
    const late = Promise.allSettled(
      Array.from({ length: onDmaBufs ? 2_000 : 20_000 }, () => source.push(new Uint8Array(16), { pts: 1n })),
    )
    await pipeline.stop()
    await pipeline.play()
    const pushing = source.push(new Uint8Array(16), { pts: 2n })
    const frames = pipeline.sink('out').frames()
    expect((await frames.next()).value?.pts).toBe(2n)
    await frames.return()
    await Promise.all([late, pushing])
  }, 30_000)

  it('resumes when the source has room, even with emit-signals=false in the description', async () => {
    await using pipeline = Pipeline.parse(through.replace('name=in', 'name=in emit-signals=false'))
    await pipeline.play()
    const source = pipeline.source('in')
    const pushing = (async () => {
      for (let index = 0n; index < 30n; index++) await source.push(new Uint8Array(16), { pts: index })
      await source.end()
    })()
    let seen = 0
    for await (const frame of pipeline.sink('out').frames()) seen += frame.width / 4
    expect(seen).toBe(30)
    await pushing
  })

  it('refuses invalid data and options', async () => {
    await using pipeline = Pipeline.parse(through)
    const source = pipeline.source('in')
    const memory = new FdAllocator().alloc(createTestFd(16), 16)
    {
      using mapping = memory.map('write')
      await expect(source.push(memory)).rejects.toMatchObject({ code: 'ERR_MAP_CONFLICT' })
      expect(mapping.bytes).toHaveLength(16)
    }
    memory.dispose()
    await expect(source.push(memory)).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
    for (const options of [null, 'text', [], { dts: 0n }, { pts: undefined, ptss: 1n }])
      await expect(source.push(new Uint8Array(16), options as never)).rejects.toMatchObject({
        code: 'ERR_INVALID_ARG_TYPE',
      })
    for (const data of [
      'text',
      Object.create(Memory.prototype),
      Object.create(Frame.prototype),
      Object.create(Uint8Array.prototype),
      new Proxy(new Uint8Array(4), {}),
    ])
      await expect(source.push(data as never)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' })
    await expect(source.push(new Uint8Array(1), { pts: 1 as never })).rejects.toMatchObject({
      code: 'ERR_INVALID_ARG_TYPE',
    })
    expect(() => pipeline.source('out')).toThrow(expect.objectContaining({ code: 'ERR_NO_ELEMENT' }))
  })
})

it('accepts an empty array, except where whole frames are required', async () => {
  await using pipeline = Pipeline.parse('appsrc name=in ! appsink name=out sync=false')
  await pipeline.play()
  const source = pipeline.source('in')
  await source.push(new Uint8Array(), { pts: 5n })
  using memory = new FdAllocator().alloc(createTestFd(16), 16)
  memory.resize(0, 0)
  await source.push(memory, { pts: 6n })
  const end = source.end()
  const seen: unknown[] = []
  for await (const { pts, size } of pipeline.sink('out').samples()) seen.push([pts, size])
  await end
  expect(seen).toEqual([
    [5n, 0],
    [6n, 0],
  ])
  await using video = Pipeline.parse(through)
  await video.play()
  await expect(video.source('in').push(new Uint8Array())).rejects.toMatchObject({
    code: 'ERR_OUT_OF_RANGE',
    required: 16,
  })
})

describe('source.end()', () => {
  const held = 'appsrc name=in ! appsink name=out sync=false'

  it('rejects after its timeout, or when its signal is aborted', async () => {
    await using pipeline = Pipeline.parse(held)
    await pipeline.play()
    await pipeline.source('in').push(new Uint8Array(4))
    await expect(pipeline.source('in').end({ timeout: 1 })).rejects.toMatchObject({
      code: 'ERR_TIMEOUT',
      element: 'in',
    })
    const reason = new Error('enough')
    await expect(pipeline.source('in').end({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    const ending = pipeline.source('in').end({ signal: controller.signal })
    controller.abort(reason)
    await expect(ending).rejects.toBe(reason)
  })

  it('rejects if the pipeline is stopped before the end has passed through', async () => {
    await using pipeline = Pipeline.parse(`appsrc name=in caps=${gray} ! fakesink sync=true`)
    await pipeline.play()
    const source = pipeline.source('in')
    // In an hour.
    await source.push(new Uint8Array(16), { pts: 3_600_000_000_000n })
    const end = expect(source.end()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    // By then the source has been told.
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
    await pipeline.stop()
    await end
  })

  it('end() of a stopped pipeline does not affect the next run', async () => {
    await using pipeline = Pipeline.parse(through)
    await pipeline.play()
    await pipeline.stop()
    const source = pipeline.source('in')
    await expect(source.end()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await pipeline.play()
    await source.push(new Uint8Array(16), { pts: 0n })
  })
})

it('leaks no buffer when pushed data is disposed of or detached while it waits', () => {
  const { stderr, status } = runScript(
    `
import { FdAllocator } from 'gst-allocators'
import { createTestFd } from './create-test-fd.mjs'
import { Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'
{
  await using pipeline = Pipeline.parse('${through}')
  const source = pipeline.source('in')
  const memory = new FdAllocator().alloc(createTestFd(16), 16)
  const bytes = new Uint8Array(16)
  const pushing = Promise.allSettled([source.push(memory), source.push(bytes)])
  memory.dispose()
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
  await pipeline.play()
  const codes = (await pushing).map(({ reason }) => reason?.code)
  if (codes.join() !== 'ERR_DISPOSED,ERR_OUT_OF_RANGE') process.exit(7)
}
Gst.deinit()
`,
    [],
    {
      GST_TRACERS: 'leaks(filters="GstBuffer,GstMemory")',
      GST_DEBUG: 'GST_TRACER:7',
      GST_DEBUG_NO_COLOR: '1',
    },
  )
  expect(stderr.split('\n').filter((line) => line.includes('object-alive, type-name=(string)Gst'))).toEqual(
    [],
  )
  expect(status).toBe(0)
})

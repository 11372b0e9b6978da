// More than 200 lines, because it is one table of ways to read, and the film that they read.
// What a loop gets from a paused pipeline: the picture that is shown, once, and then the following ones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Gst } from '../../../src/gi/index.js'
import { createMemfd, FdAllocator, FdMemory } from '../../../src/index.js'
import { type Frame, Pipeline, type StreamIterator } from '../../../src/pipeline/index.js'

const frameTime = 40_000_000n
const frameCount = 100
let folder: string
let film: string

// A film whose picture n is uniformly gray, with the brightness 2n.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paused-'))
  film = join(folder, 'film.avi')
  await using pipeline = Pipeline.parse(
    `appsrc name=in format=time caps=video/x-raw,format=GRAY8,width=32,height=32,framerate=25/1 ! jpegenc quality=95 ! avimux ! filesink location=${film}`,
  )
  await pipeline.play()
  const source = pipeline.source('in')
  for (let index = 0; index < frameCount; index++)
    await source.push(new Uint8Array(32 * 32).fill(2 * index), {
      pts: BigInt(index) * frameTime,
      duration: frameTime,
    })
  await source.end()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const decode = (sink = 'sync=false') =>
  Pipeline.parse(
    `filesrc location=${film} ! avidemux ! jpegdec ! videoconvert ! video/x-raw,format=GRAY8 ! appsink name=out ${sink}`,
  )

/** The number of a picture, by its brightness and by its time, which must agree. */
function numberOf(frame: Frame): number {
  const bytes = frame.copyBytes()
  const byBrightness = Math.round((bytes[16 * 32 + 16] ?? 0) / 2)
  expect(Number((frame.pts ?? -1n) / frameTime)).toBe(byBrightness)
  return byBrightness
}

async function next(frames: StreamIterator<Frame>): Promise<number> {
  const { value, done } = await frames.next()
  return done === true ? -1 : numberOf(value)
}

async function rest(frames: StreamIterator<Frame>): Promise<number[]> {
  const numbers: number[] = []
  for (let number = await next(frames); number >= 0; number = await next(frames)) numbers.push(number)
  return numbers
}

const from = (first: number) => Array.from({ length: frameCount - first }, (_, index) => first + index)

describe.each([
  ['for reading', {}],
  ['for writing', { writable: true }],
  ['with the newest dropped', { policy: 'drop-newest', queue: 200 }],
  ['with the oldest dropped', { policy: 'drop-oldest', queue: 200 }],
] as const)('a paused sink, read %s', (_name, options) => {
  it('shows the picture at the time of a seek, and then the following ones, none twice and none lost', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    await pipeline.seek(2_000_000_000n)
    const frames = pipeline.sink('out').frames(options)
    expect(await next(frames)).toBe(50)
    await pipeline.play()
    expect(await rest(frames)).toEqual(from(51))
  })

  it('shows thumbnails at ten positions', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    const frames = pipeline.sink('out').frames(options)
    const numbers: number[] = []
    for (const index of [0, 10, 95, 20, 30, 80, 40, 41, 40, 99]) {
      await pipeline.seek(BigInt(index) * frameTime)
      numbers.push(await next(frames))
    }
    expect(numbers).toEqual([0, 10, 95, 20, 30, 80, 40, 41, 40, 99])
    await pipeline.play()
    expect(await rest(frames)).toEqual([])
    expect(await pipeline.finished).toBe('eos')
  })

  it('shows the pictures to a loop that waits during a seek', async () => {
    await using pipeline = decode()
    const frames = pipeline.sink('out').frames(options)
    const first = next(frames)
    await pipeline.pause()
    expect(await first).toBe(0)
    for (const index of [70, 5, 60]) {
      const waiting = next(frames)
      await pipeline.seek(BigInt(index) * frameTime)
      expect(await waiting).toBe(index)
    }
    const waiting = next(frames)
    await pipeline.play()
    expect(await waiting).toBe(61)
    expect(await rest(frames)).toEqual(from(62))
  })

  it('shows the same picture to the next loop, but delivers it no more after play()', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    for (let loop = 0; loop < 3; loop++)
      for await (const frame of pipeline.sink('out').frames(options)) {
        expect(numberOf(frame)).toBe(0)
        break
      }
    await pipeline.play()
    expect(await rest(pipeline.sink('out').frames(options))).toEqual(from(1))
  })
})

it('shows no picture of a sink that is paused only on its way to PLAYING', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=8,height=8,framerate=30/1 ! appsink name=out sync=false',
  )
  await pipeline.play()
  const [source, sink] = [pipeline.source('in'), pipeline.element('out').gi]
  const push = async () => {
    using memory = new FdAllocator().alloc(createMemfd(64), 64)
    await source.push(memory, { pts: 0n })
  }
  const frames = pipeline.sink('out').frames({ writable: true })
  const first = frames.next()

  // This is the moment between the two state changes of a sink, for as long as the test likes.
  while (sink.getState(0n)[0] !== Gst.StateChangeReturn.ASYNC) await setImmediate()
  sink.setLockedState(true)
  await push()
  while (sink.getState(0n)[1] !== Gst.State.PAUSED) await setImmediate()
  for (let turn = 0; turn < 100; turn++) await setImmediate()
  sink.setLockedState(false)
  sink.setState(Gst.State.PLAYING)

  // The picture that a sink shows would be a copy, in other memory.
  const { value } = await first
  expect(value?.memories[0]).toBeInstanceOf(FdMemory)
  await frames.return()
})

describe('a paused sink', () => {
  it.each([
    ['for reading', {}],
    ['for writing', { writable: true }],
    ['with the oldest dropped', { policy: 'drop-oldest', queue: 200 }],
  ] as const)(
    'goes on without a gap when a loop runs over pause() and play(), %s',
    async (_name, options) => {
      await using pipeline = decode()
      await pipeline.play()
      const numbers: number[] = []
      for await (const frame of pipeline.sink('out').frames(options)) {
        numbers.push(numberOf(frame))
        if (numbers.length % 25 !== 0 || numbers.length === frameCount) continue
        await pipeline.pause()
        await pipeline.play()
      }
      expect(numbers).toEqual(from(0))
    },
  )

  it('delivers its queued frames first, and the blocked frame after play()', async () => {
    await using pipeline = decode()
    await pipeline.play()
    const frames = pipeline.sink('out').frames()
    const numbers = [await next(frames), await next(frames)]
    await pipeline.pause()
    for (let count = 0; count < 4; count++) numbers.push(await next(frames))
    await pipeline.play()
    expect([...numbers, ...(await rest(frames))]).toEqual(from(0))
  })

  it('shows a copy with { writable: true }, and the pipeline keeps the original', async () => {
    await using pipeline = Pipeline.parse(
      `filesrc location=${film} ! avidemux ! jpegdec ! videoconvert ! video/x-raw,format=GRAY8 ! appsink name=out sync=false`,
    )
    await pipeline.pause()
    await pipeline.seek(10n * frameTime)
    for await (const frame of pipeline.sink('out').frames({ writable: true })) {
      using mapping = frame.map('readwrite')
      mapping.planes[0]?.bytes.fill(255)
      break
    }
    for await (const frame of pipeline.sink('out').frames()) {
      expect(numberOf(frame)).toBe(10)
      break
    }
  })

  it('keeps a frame as long as the program does, over seeks and the end', async () => {
    const pipeline = decode()
    const kept: Frame[] = []
    try {
      await pipeline.pause()
      const frames = pipeline.sink('out').frames()
      for (const index of [3, 60, 7]) {
        await pipeline.seek(BigInt(index) * frameTime)
        kept.push(((await frames.next()) as { value: Frame }).value.keep())
      }
      await pipeline.stop()
    } finally {
      await pipeline[Symbol.asyncDispose]()
    }
    expect(kept.map(numberOf)).toEqual([3, 60, 7])
    for (const frame of kept) frame.dispose()
  })

  it('has no picture when its source is live, until the pipeline plays', async () => {
    await using pipeline = Pipeline.parse(
      'videotestsrc is-live=true ! video/x-raw,format=GRAY8,width=16,height=16,framerate=50/1 ! appsink name=out',
    )
    await pipeline.pause()
    const frames = pipeline.sink('out').frames()
    const first = frames.next()
    await pipeline.play()
    expect((await first).done).toBe(false)
    await frames.return()
  })

  it('ends a loop when the seek went beyond the end', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    await pipeline.seek(5_000_000_000n)
    expect(await next(pipeline.sink('out').frames())).toBe(-1)
  })
})

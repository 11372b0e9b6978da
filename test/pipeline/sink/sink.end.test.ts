// How a loop over frames waits, how it ends (break, stop(), signal or error), and what remains afterwards.
import { describe, expect, it } from '@jest/globals'
import { type Frame, GstError, Pipeline } from '../../../src/pipeline/index.js'
import { openFds } from '../../support/open-fds.js'

const video = (rest: string) => `videotestsrc ${rest} ! appsink name=out sync=false`
const rgba = 'video/x-raw,format=RGBA,width=16,height=8,framerate=10/1'

describe('sink.frames()', () => {
  it('can be left, and begun again', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=9 ! ${rgba}`))
    await pipeline.play()
    let left: Frame | undefined
    for await (const frame of pipeline.sink('out').frames()) {
      left = frame
      break
    }
    expect(left?.disposed).toBe(true)
    let more = 0
    for await (const frame of pipeline.sink('out').frames()) more += frame.width / 16
    expect(more).toBe(8)
  })

  it('waits for play() if the loop begins first', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=2 ! ${rgba}`))
    const frames = pipeline.sink('out').frames()
    const first = frames.next()
    await pipeline.play()
    expect((await first).done).toBe(false)
    await frames.return()
  })

  it('ends with stop(), also while it waits', async () => {
    await using pipeline = Pipeline.parse(`appsrc ! ${rgba} ! appsink name=out`)
    const next = pipeline.sink('out').frames().next()
    await pipeline.stop()
    expect((await next).done).toBe(true)
  })

  it('throws the reason of its signal, also while it waits', async () => {
    await using pipeline = Pipeline.parse(video(`! ${rgba}`))
    await pipeline.play()
    const controller = new AbortController()
    const reading = (async () => {
      for await (const frame of pipeline.sink('out').frames({ signal: controller.signal })) {
        if (frame.pts === 300_000_000n) controller.abort(new Error('enough'))
      }
    })()
    await expect(reading).rejects.toThrow('enough')
    const waiting = pipeline.sink('out').frames({ signal: AbortSignal.abort(new Error('never')) })
    await expect(waiting.next()).rejects.toThrow('never')
    await pipeline.sink('out').frames().return()
  })

  it('throws the error of the pipeline, after the frames that came before', async () => {
    await using pipeline = Pipeline.parse(
      `videotestsrc num-buffers=9 ! ${rgba} ! identity error-after=3 ! appsink name=out sync=false`,
    )
    const reading = (async () => {
      let count = 0
      try {
        for await (const frame of pipeline.sink('out').frames()) count += frame.width / 16
      } catch (error) {
        return { count, error }
      }
      return { count, error: undefined }
    })()
    await pipeline.play().catch(() => undefined)
    const { count, error } = await reading
    expect(error).toBeInstanceOf(GstError)
    expect(count).toBe(2)
  })

  it('throws the error even if it has stopped the pipeline while the loop was busy', async () => {
    await using pipeline = Pipeline.parse(
      `videotestsrc num-buffers=9 ! ${rgba} ! identity error-after=3 ! appsink name=out sync=false`,
    )
    const reading = (async () => {
      for await (const frame of pipeline.sink('out').frames()) {
        expect(frame.width).toBe(16)
        await pipeline.finished.catch(() => pipeline.stop())
      }
    })()
    const failure = expect(reading).rejects.toBeInstanceOf(GstError)
    await pipeline.play().catch(() => undefined)
    await failure
  })
})

it('wakes a loop that began between two runs', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4 ! appsink name=out sync=false',
  )
  await pipeline.play()
  await pipeline.stop()
  const frames = pipeline.sink('out').frames()
  const next = frames.next()
  await pipeline.play()
  // No change of state tells of this one any more.
  await pipeline.source('in').push(new Uint8Array(16))
  while (pipeline.element('in').state !== 'playing') await new Promise(setImmediate)
  await pipeline.source('in').push(new Uint8Array(16))
  expect((await next).done).toBe(false)
  expect((await frames.next()).done).toBe(false)
  await frames.return()
})

it('releases its last frame and its fd when the pipeline is stopped', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4 ! appsink name=out sync=false',
  )
  await pipeline.play()
  await pipeline.source('in').push(new Uint8Array(16))
  const frames = pipeline.sink('out').frames()
  expect((await frames.next()).done).toBe(false)
  const memfds = () => [...openFds().values()].filter((target) => target.includes('/memfd:pushed'))
  expect(memfds()).toHaveLength(1)
  await frames.return()
  await pipeline.stop()
  expect(memfds()).toHaveLength(0)
})

it('can begin again with play() as soon as its loop has ended', async () => {
  await using pipeline = Pipeline.parse(video(`num-buffers=3 ! ${rgba}`))
  for (let run = 0; run < 50; run++) {
    await pipeline.play()
    let frames = 0
    for await (const frame of pipeline.sink('out').frames()) frames += frame.width / 16
    expect(frames).toBe(3)
  }
})

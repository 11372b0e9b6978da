// More than 200 lines, because one class has many options and errors.
// Frames of real pipelines: where their bytes are, how long they live, and which of them a loop gets.
import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { Frame, Pipeline, type Sample } from '../../../src/pipeline/index.js'
import { Gst, gstVersion, GstVideo, unsafeRelease } from '../../../src/gi/index.js'
import { errorOf } from '../../support/outcome.js'

const video = (rest: string) => `videotestsrc ${rest} ! appsink name=out sync=false`
const rgba = 'video/x-raw,format=RGBA,width=16,height=8,framerate=10/1'

it('refuses a description with buffer-list=true', () => {
  const description = 'videotestsrc ! appsink name=out buffer-list=true'
  expect(() => Pipeline.parse(description)).toThrow(
    expect.objectContaining({
      code: 'ERR_PARSE',
      element: 'out',
      property: 'buffer-list',
      position: description.indexOf('buffer-list'),
    }),
  )
})

describe('sink.frames()', () => {
  it('delivers every frame, in order, with its times and its layout', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=5 ! ${rgba}`))
    await pipeline.play()
    const seen: (bigint | null)[] = []
    for await (const frame of pipeline.sink('out').frames()) {
      seen.push(frame.pts)
      expect(frame).toMatchObject({ width: 16, height: 8, format: 'RGBA' })
      expect(frame.duration).toBe(100_000_000n)
      expect(frame.capsFields).toMatchObject({ framerate: { numerator: 10, denominator: 1 }, format: 'RGBA' })
      expect(frame.caps).toMatch(/^video\/x-raw/)
      expect([frame.isDmaBuf, frame.isKeyframe, frame.size, frame.memories.length]).toEqual([
        false,
        true,
        512,
        1,
      ])
    }
    expect(seen).toEqual([0n, 100_000_000n, 200_000_000n, 300_000_000n, 400_000_000n])
    expect(await pipeline.finished).toBe('eos')
  })

  it('maps the planes with their actual strides, and empties them afterwards', async () => {
    await using pipeline = Pipeline.parse(video('num-buffers=1 ! video/x-raw,format=NV12,width=21,height=5'))
    await pipeline.play()
    for await (const frame of pipeline.sink('out').frames()) {
      const mapping = frame.map('read')
      const shape = mapping.planes.map(({ stride, width, height, bytes }) => [
        stride,
        width,
        height,
        bytes.length,
      ])
      // GStreamer 1.28 pads lines to more than four bytes.
      const stride = gstVersion()[1] >= 28 ? 32 : 24
      expect(shape).toEqual([
        [stride, 21, 5, 5 * stride],
        [stride, 11, 3, 3 * stride],
      ])
      const [luma] = mapping.planes
      mapping.unmap()
      mapping.unmap()
      expect(luma?.bytes.length).toBe(0)
      expect(frame.copyBytes().length).toBe(21 * 5 + 22 * 3)
    }
  })

  it('lets a frame be drawn on in place', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=3 ! ${rgba}`))
    await pipeline.play()
    for await (const frame of pipeline.sink('out').frames({ writable: true })) {
      expect(frame.isWritable).toBe(true)
      {
        using mapping = frame.map('readwrite')
        mapping.planes[0]?.bytes.set([1, 2, 3])
      }
      using again = frame.map('read')
      expect([...(again.planes[0]?.bytes.subarray(0, 3) ?? [])]).toEqual([1, 2, 3])
    }
  })

  it('waits until the streaming thread has released a frame for writing', async () => {
    await using pipeline = Pipeline.parse(
      video('num-buffers=60 ! video/x-raw,format=RGBA,width=1280,height=720'),
    )
    await pipeline.play()
    let frames = 0
    for await (const frame of pipeline.sink('out').frames({ writable: true })) {
      using mapping = frame.map('readwrite')
      mapping.planes[0]?.bytes.fill(0, 0, 4)
      frames++
    }
    expect(frames).toBe(60)
  })

  it('throws ERR_FRAME_NOT_WRITABLE when another sink holds the frame', async () => {
    await using pipeline = Pipeline.parse(
      `videotestsrc num-buffers=1 ! ${rgba} ! tee name=t ! queue ! appsink name=out sync=false  t. ! queue ! appsink name=other sync=false`,
    )
    await pipeline.play()
    const frames = pipeline.sink('out').frames({ writable: true })
    await expect(frames.next()).rejects.toMatchObject({ code: 'ERR_FRAME_NOT_WRITABLE' })
    expect(await frames.next()).toEqual({ value: undefined, done: true })
  })

  it('refuses to map a frame for writing while another sink holds it', async () => {
    await using pipeline = Pipeline.parse(
      `videotestsrc num-buffers=1 ! ${rgba} ! tee name=t ! queue ! appsink name=out sync=false  t. ! queue ! appsink name=other sync=false`,
    )
    await pipeline.play()
    for await (const frame of pipeline.sink('out').frames()) {
      expect(frame.isWritable).toBe(false)
      expect(errorOf(() => frame.map('write')).code).toBe('ERR_FRAME_NOT_WRITABLE')
      using mapping = frame.map('read')
      expect(mapping.planes).toHaveLength(1)
    }
  })

  it('releases a frame when the next is asked for, unless it is kept', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=4 ! ${rgba}`))
    await pipeline.play()
    const frames: Frame[] = []
    for await (const frame of pipeline.sink('out').frames()) {
      frames.push(frames.length === 1 ? frame.keep() : frame)
    }
    expect(frames.map(({ disposed }) => disposed)).toEqual([true, false, true, true])
    const [released, kept] = frames
    expect(kept?.pts).toBe(100_000_000n)
    kept?.dispose()
    kept?.dispose()
    for (const use of [
      () => released?.map('read'),
      () => released?.pts,
      () => released?.memories,
      () => released?.keep(),
    ])
      expect(errorOf(use).code).toBe('ERR_DISPOSED')
  })

  it('ends the views of a frame with the frame', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=2 ! ${rgba}`))
    await pipeline.play()
    let bytes: { readonly length: number } | undefined
    for await (const frame of pipeline.sink('out').frames()) bytes = frame.map('read').planes[0]?.bytes
    expect(bytes?.length).toBe(0)
  })

  it('is for one reader at a time, from the first next() on', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=2 ! ${rgba}`))
    const sink = pipeline.sink('out')
    const unread = sink.frames({ queue: 1, policy: 'drop-newest' })
    const frames = sink.frames()
    await pipeline.play()
    expect((await frames.next()).done).toBe(false)
    for (const read of [() => sink.frames(), () => sink.samples(), () => Readable.from(sink)])
      expect(errorOf(read).code).toBe('ERR_SINK_BUSY')
    await expect(unread.next()).rejects.toMatchObject({ code: 'ERR_SINK_BUSY' })
    expect(await unread.return()).toEqual({ value: undefined, done: true })
    expect((await frames.next()).done).toBe(false)
    await frames.return()
    expect((await unread.next()).done).toBe(true)
    expect((await sink.frames().next()).done).toBe(true)
  })

  it('names the caps of a stream that is not raw video', async () => {
    await using pipeline = Pipeline.parse('audiotestsrc num-buffers=2 ! appsink name=out sync=false')
    await pipeline.play()
    await expect(pipeline.sink('out').frames().next()).rejects.toMatchObject({ code: 'ERR_NOT_VIDEO' })
    let count = 0
    for await (const sample of pipeline.sink('out').samples()) {
      expect(sample.mediaType).toBe('audio/x-raw')
      expect(sample.capsFields['rate']).toBe(44100)
      count++
    }
    expect(count).toBe(1)
  })

  it('refuses layouts that are not lines of pixels, which samples() has as bytes', async () => {
    await using pipeline = Pipeline.parse(
      'videotestsrc num-buffers=2 ! video/x-raw,format=NV12_4L4,width=16,height=16 ! appsink name=out sync=false',
    )
    await pipeline.play()
    await expect(pipeline.sink('out').frames().next()).rejects.toMatchObject({ code: 'ERR_NOT_VIDEO' })
    for await (const sample of pipeline.sink('out').samples()) expect(sample).not.toBeInstanceOf(Frame)
  })

  it('refuses video caps without a valid size', async () => {
    for (const size of ['width=-1,height=4', 'width=4,height=0']) {
      await using pipeline = Pipeline.parse(
        `fakesrc num-buffers=1 ! video/x-raw,format=RGBA,framerate=1/1,${size} ! appsink name=out sync=false`,
      )
      await pipeline.play()
      await expect(pipeline.sink('out').frames().next()).rejects.toMatchObject({ code: 'ERR_NOT_VIDEO' })
    }
  })

  it('copies no bytes of an empty buffer', async () => {
    await using pipeline = Pipeline.parse(
      'fakesrc num-buffers=1 sizetype=empty ! appsink name=out sync=false',
    )
    await pipeline.play()
    for await (const sample of pipeline.sink('out').samples()) expect(sample.copyBytes()).toHaveLength(0)
  })

  it.each([
    ['block', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['drop-oldest', [7, 8, 9]],
    ['drop-newest', [0, 1, 2]],
  ] as const)(
    'gives of ten frames with room for three, by the policy %s, those: %j',
    async (policy, expected) => {
      await using pipeline = Pipeline.parse(video(`num-buffers=10 ! ${rgba}`))
      const frames = pipeline.sink('out').frames({ queue: 3, policy })
      await pipeline.play()
      const arrived = async () => {
        const stats = await pipeline.element('out', 'appsink').get('stats')
        return Number(stats?.fields['rendered'])
      }
      // What does not wait has let all of them come in before the first is read.
      while (policy !== 'block' && (await arrived()) < 10) await new Promise(setImmediate)
      const seen: number[] = []
      for await (const frame of frames) seen.push(Number(frame.pts) / 100_000_000)
      expect(seen).toEqual(expected)
      expect(await pipeline.finished).toBe('eos')
    },
  )

  it('lets the pipeline reach its end while it drops the newest frames, and then delivers the queued ones', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=1000 ! ${rgba}`))
    const frames = pipeline.sink('out').frames({ queue: 2, policy: 'drop-newest' })
    await pipeline.play()
    expect(await pipeline.finished).toBe('eos')
    const seen: (bigint | null)[] = []
    for await (const frame of frames) seen.push(frame.pts)
    expect(seen).toEqual([0n, 100_000_000n])
  })

  it('restores the properties of the sink after the loop', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=20 ! ${rgba}`))
    await pipeline.sink('out').frames({ queue: 1, policy: 'drop-oldest' }).return()
    const { finished } = pipeline
    await pipeline.play()
    let seen = 0
    for await (const frame of pipeline.sink('out').frames()) seen += frame.width / 16
    expect([seen, await finished]).toEqual([20, 'eos'])
  })

  it('refuses invalid options', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=1 ! ${rgba}`))
    const sink = pipeline.sink('out')
    expect(errorOf(() => sink.frames({ queue: 0 })).code).toBe('ERR_OUT_OF_RANGE')
    expect(errorOf(() => sink.frames({ policy: 'drop' as 'block' })).code).toBe('ERR_OUT_OF_RANGE')
    expect(errorOf(() => sink.frames({ writable: 1 as unknown as boolean })).code).toBe(
      'ERR_INVALID_ARG_TYPE',
    )
    expect(errorOf(() => sink.frames(null as unknown as object)).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})

describe('a sink', () => {
  it('can be passed to Readable.from()', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=7 ! ${rgba}`))
    await pipeline.play()
    const stream = Readable.from(pipeline.sink('out')) as AsyncIterable<Sample>
    const times: (bigint | null)[] = []
    for await (const frame of stream) {
      await new Promise(setImmediate)
      expect(frame).toBeInstanceOf(Frame)
      times.push(frame.pts)
    }
    expect(times).toHaveLength(7)
  })

  it('answers the allocation query with GstVideoMeta', async () => {
    await using pipeline = Pipeline.parse(video(`num-buffers=1 ! ${rgba}`))
    const element = pipeline.gi.getByName('out')
    const query = Gst.Query.newAllocation(Gst.Caps.fromString(rgba), true)
    expect(element?.getStaticPad('sink')?.query(query)).toBe(true)
    const [found] = query.findAllocationMeta(GstVideo.videoMetaApiGetType())
    expect(found).toBe(true)
    unsafeRelease(query)
  })
})

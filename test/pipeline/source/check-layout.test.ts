// Layouts that are refused before GStreamer sees them, because it trusts them, and would read beyond the memory.
import { describe, expect, it } from '@jest/globals'
import { Gst, GstApp, GstVideo, unsafeRelease } from '../../../src/gi/index.js'
import { type FrameLayout, Pipeline } from '../../../src/pipeline/index.js'
import { rejectionOf } from '../../support/rejection.js'

const nv12 = 'video/x-raw,format=NV12,width=320,height=240,framerate=30/1'

describe('a layout that does not fit', () => {
  it.each<[FrameLayout, string, number | undefined]>([
    [{ strides: [320], offsets: [0] }, 'it has 1 plane, but the format has 2 planes', undefined],
    [{ strides: [320, 320, 320], offsets: [0, 76_800, 90_000] }, 'it has 3 planes', undefined],
    [
      { strides: [319, 320], offsets: [0, 76_800] },
      'a line of plane 0 has 320 bytes, but a stride of 319',
      320,
    ],
    [
      { strides: [320, 160], offsets: [0, 76_800] },
      'a line of plane 1 has 320 bytes, but a stride of 160',
      320,
    ],
    [
      { strides: [320, 320], offsets: [0, 76_801] },
      'plane 1 ends at byte 115201, but there are 115200',
      115_201,
    ],
    [{ strides: [320, 320], offsets: [0, 2 ** 53 - 1] }, 'plane 1 ends at byte', undefined],
    [{ strides: [2 ** 31 - 1, 320], offsets: [0, 0] }, 'plane 0 ends at byte', undefined],
    [{ strides: [320, 320], offsets: [0, 0] }, 'planes 0 and 1 overlap', undefined],
    [{ strides: [320, 320], offsets: [0, 76_799] }, 'planes 0 and 1 overlap', undefined],
    [{ strides: [320, 320], offsets: [38_399, 0] }, 'planes 0 and 1 overlap', undefined],
  ])('is refused: %j', async (layout, reason, required) => {
    await using pipeline = Pipeline.parse(`appsrc name=in format=time caps=${nv12} ! videoconvert ! fakesink`)
    await pipeline.play()
    const source = pipeline.source('in')
    const error = await rejectionOf(source.push(new Uint8Array(115_200), { pts: 0n, layout }))
    expect(error).toMatchObject({ code: 'ERR_OUT_OF_RANGE', message: expect.stringContaining(reason) })
    if (required !== undefined) expect(error.required).toBe(required)
    await source.push(new Uint8Array(115_200), { pts: 0n })
    await source.end()
  })

  it.each<[unknown, string]>([
    [null, 'ERR_INVALID_ARG_TYPE'],
    [7, 'ERR_INVALID_ARG_TYPE'],
    [{}, 'ERR_INVALID_ARG_TYPE'],
    [{ strides: [320, 320] }, 'ERR_INVALID_ARG_TYPE'],
    [{ strides: '320', offsets: [0] }, 'ERR_INVALID_ARG_TYPE'],
    [{ strides: [320n, 320n], offsets: [0n, 1n] }, 'ERR_INVALID_ARG_TYPE'],
    [{ strides: ['320'], offsets: [0] }, 'ERR_INVALID_ARG_TYPE'],
    [{ strides: [], offsets: [] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [320, 320], offsets: [0] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [1, 2, 3, 4, 5], offsets: [1, 2, 3, 4, 5] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [320.5, 320], offsets: [0, 76_800] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [320, 320], offsets: [0, -1] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [-320, 320], offsets: [0, 76_800] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [0, 320], offsets: [0, 76_800] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [2 ** 31, 320], offsets: [0, 76_800] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: [NaN, 320], offsets: [0, 76_800] }, 'ERR_OUT_OF_RANGE'],
    [{ strides: Array.from({ length: 2 }), offsets: [0, 76_800] }, 'ERR_INVALID_ARG_TYPE'],
  ])('is refused: %j', async (layout, code) => {
    await using pipeline = Pipeline.parse(`appsrc name=in format=time caps=${nv12} ! fakesink`)
    await pipeline.play()
    const pushed = pipeline
      .source('in')
      .push(new Uint8Array(115_200), { pts: 0n, layout: layout as FrameLayout })
    expect(await rejectionOf(pushed)).toMatchObject({ code, message: expect.stringMatching(/layout/) })
  })

  it.each([
    ['appsrc name=in', 'its caps do not say which format and size'],
    ['appsrc name=in caps=video/x-raw,format=NV12_64Z32,width=64,height=64', 'lines of pixels'],
    ['appsrc name=in caps=video/x-raw,format=RGB8P,width=64,height=64', 'lines of pixels'],
    ['appsrc name=in caps=audio/x-raw,format=S8,rate=8000,channels=1,layout=interleaved', 'lines of pixels'],
    ['appsrc name=in caps=image/png', 'lines of pixels'],
    ['appsrc name=in caps="video/x-raw(memory:GLMemory),format=RGBA,width=4,height=4"', 'lines of pixels'],
  ])('needs pictures in lines of pixels: %s', async (source, reason) => {
    await using pipeline = Pipeline.parse(`${source} ! fakesink`)
    await pipeline.play()
    const layout = { strides: [64], offsets: [0] }
    expect(await rejectionOf(pipeline.source('in').push(new Uint8Array(20_000), { layout }))).toMatchObject({
      code: 'ERR_NOT_VIDEO',
      element: 'in',
      message: expect.stringContaining(reason),
    })
  })

  it('is refused in a frame whose GstVideoMeta exceeds its memory', async () => {
    await using from = Pipeline.parse('appsrc name=in format=time ! appsink name=out sync=false')
    await using to = Pipeline.parse('appsrc name=in format=time ! videoconvert ! fakesink')
    const { gi } = from.element('in', GstApp.AppSrc)
    gi.setCaps(Gst.Caps.fromString('video/x-raw,format=GRAY8,width=64,height=64,framerate=1/1'))
    await Promise.all([from.play(), to.play()])
    const { VideoFrameFlags, VideoFormat } = GstVideo
    for (const [format, size, stride] of [
      [VideoFormat.GRAY8, 64, 4096],
      [VideoFormat.GRAY8, 32, 64],
      [VideoFormat.RGB, 64, 64],
    ] as const) {
      const buffer = Gst.Buffer.newAllocate(null, 4096, null)
      if (buffer === null) throw new Error('There is no memory left')
      GstVideo.bufferAddVideoMetaFull(
        buffer,
        VideoFrameFlags.NONE,
        format,
        size,
        size,
        1,
        [0, 0, 0, 0],
        [stride, 0, 0, 0],
      )
      gi.pushBuffer(buffer)
      unsafeRelease(buffer)
    }
    gi.endOfStream()
    let refused = 0
    for await (const frame of from.sink('out').frames()) {
      expect(await rejectionOf(to.source('in').push(frame))).toMatchObject({ code: 'ERR_OUT_OF_RANGE' })
      refused++
    }
    expect(refused).toBe(3)
  })
})

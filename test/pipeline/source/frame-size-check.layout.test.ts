// More than 200 lines, because a layout meets every family of formats, every kind of data and every mistake.
// Pictures whose lines are not where their format has them, as those of most hardware.
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdAllocator, type Memory } from '../../../src/index.js'
import { Gst, GstApp, GstVideo, unsafeRelease } from '../../../src/gi/index.js'
import { type Frame, type FrameLayout, Pipeline } from '../../../src/pipeline/index.js'
import { createTestFd, newDmaBufAllocator } from '../../support/create-test-fd.js'
import { rejectionOf } from '../../support/rejection.js'

const [width, height] = [320, 240]
const nv12 = `video/x-raw,format=NV12,width=${width},height=${height},framerate=30/1`
/** As of a decoder that writes lines of 512 bytes, and 256 of them before the chroma. */
const hardware = { strides: [512, 512], offsets: [0, 512 * 256] }
const hardwareSize = 512 * 256 + 512 * 120

/** Draws a picture that is black to the left of column 100, and white from there on. */
function draw(bytes: Uint8Array): void {
  bytes.fill(77)
  for (let row = 0; row < height; row++) {
    bytes.fill(16, row * 512, row * 512 + 100)
    bytes.fill(235, row * 512 + 100, row * 512 + width)
  }
  for (let row = 0; row < height / 2; row++) bytes.fill(128, 512 * (256 + row), 512 * (256 + row) + width)
}

function memoryOf(memory: Memory): Memory {
  using mapping = memory.map('write')
  draw(mapping.bytes)
  return memory
}

/** The column where white begins, line by line. */
function edges(frame: Frame): number[] {
  const bytes = frame.copyBytes()
  return Array.from({ length: frame.height }, (_, row) => {
    const line = bytes.subarray(row * frame.width, (row + 1) * frame.width)
    return line.findIndex((value) => value > 200)
  })
}

/** Pushes into a source, and returns what comes out, converted to GRAY8. */
async function through(
  caps: string,
  send: (source: ReturnType<Pipeline['source']>) => Promise<void>,
  convert = 'videoconvert ! video/x-raw,format=GRAY8',
): Promise<number[][]> {
  await using pipeline = Pipeline.parse(
    `appsrc name=in format=time ${caps === '' ? '' : `caps=${caps}`} ! ${convert} ! appsink name=out sync=false`,
  )
  await pipeline.play()
  const seen: number[][] = []
  const read = (async () => {
    for await (const frame of pipeline.sink('out').frames()) seen.push(edges(frame))
  })()
  await send(pipeline.source('in'))
  await pipeline.source('in').end()
  await read
  return seen
}

const straight = Array.from({ length: height }, () => 100)

describe('source.push() with a layout', () => {
  it.each([
    [
      'a memfd',
      () => memoryOf(new FdAllocator().alloc(createMemfd(hardwareSize, { sealed: true }), hardwareSize)),
    ],
    ['a dma-buf', () => memoryOf(newDmaBufAllocator().alloc(createTestFd(hardwareSize), hardwareSize))],
    [
      'a part of a memory',
      () => {
        using whole = new FdAllocator().alloc(
          createMemfd(hardwareSize + 64, { sealed: true }),
          hardwareSize + 64,
        )
        {
          using mapping = whole.map('write')
          draw(mapping.bytes.subarray(64))
        }
        return whole.share(64, hardwareSize)
      },
    ],
  ])('shows the picture that hardware wrote into %s', async (_name, make) => {
    using memory = make()
    const seen = await through(nv12, (source) => source.push(memory, { pts: 0n, layout: hardware }))
    expect(seen).toEqual([straight])
  })

  it('passes bytes with a layout correctly through encoders and converters', async () => {
    const bytes = new Uint8Array(hardwareSize)
    draw(bytes)
    const send = (source: ReturnType<Pipeline['source']>) => source.push(bytes, { pts: 0n, layout: hardware })
    expect(await through(nv12, send)).toEqual([straight])
    expect(
      await through(nv12, send, 'queue ! tee ! queue ! videoscale ! videoconvert ! video/x-raw,format=GRAY8'),
    ).toEqual([straight])
    const [encoded = []] = await through(
      nv12,
      send,
      'videoconvert ! jpegenc quality=100 ! jpegdec ! videoconvert ! video/x-raw,format=GRAY8',
    )
    expect(encoded.every((column) => Math.abs(column - 100) <= 2)).toBe(true)
  })

  it('finds the format in the filters downstream of the source', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in format=time ! queue ! ${nv12} ! videoconvert ! video/x-raw,format=GRAY8 ! appsink name=out sync=false`,
    )
    await pipeline.play()
    const bytes = new Uint8Array(hardwareSize)
    draw(bytes)
    await pipeline.source('in').push(bytes, { pts: 0n, layout: hardware })
    for await (const frame of pipeline.sink('out').frames()) {
      expect(edges(frame)).toEqual(straight)
      break
    }
  })

  it('accepts a frame with its own layout, and replaces that layout', async () => {
    await using from = Pipeline.parse(`appsrc name=in format=time caps=${nv12} ! appsink name=out sync=false`)
    await from.play()
    const bytes = new Uint8Array(hardwareSize)
    draw(bytes)
    await from.source('in').push(bytes, { pts: 0n, layout: hardware })
    for await (const frame of from.sink('out').frames()) {
      {
        using mapping = frame.map('read')
        expect(mapping.planes.map((plane) => [plane.stride, plane.width, plane.height])).toEqual([
          [512, 320, 240],
          [512, 160, 120],
        ])
      }
      expect(await through('', (source) => source.push(frame))).toEqual([straight])
      expect(await through('', (source) => source.push(frame, { pts: 1n }))).toEqual([straight])
      // The same lines, from the second on, and from the 21st column on.
      const layout = { strides: [512, 512], offsets: [512 + 20, 512 * 257 + 20] }
      const smaller = 'video/x-raw,format=NV12,width=200,height=100,framerate=30/1'
      const [memory] = frame.memories
      if (memory === undefined) throw new Error('The frame has no memory')
      expect(await through(smaller, (source) => source.push(memory, { pts: 0n, layout }))).toEqual([
        Array.from({ length: 100 }, () => 80),
      ])
      const shifted = { strides: [512, 512], offsets: [20, 512 * 256] }
      expect(await through('', (source) => source.push(frame, { layout: shifted }))).toEqual([
        Array.from({ length: height }, () => 80),
      ])
      // The frame itself is what it was.
      expect(edges(frame)).toEqual(straight)
      break
    }
  })

  it('accepts a frame whose planes are in several memories', async () => {
    await using from = Pipeline.parse('appsrc name=in format=time ! appsink name=out sync=false')
    const { gi } = from.element('in', GstApp.AppSrc)
    gi.setCaps(Gst.Caps.fromString(nv12))
    await from.play()
    using luma = new FdAllocator().alloc(createMemfd(512 * 240, { sealed: true }), 512 * 240)
    using chroma = new FdAllocator().alloc(createMemfd(512 * 120, { sealed: true }), 512 * 120)
    const bytes = new Uint8Array(hardwareSize)
    draw(bytes)
    for (const [memory, start] of [
      [luma, 0],
      [chroma, 512 * 256],
    ] as const) {
      using mapping = memory.map('write')
      mapping.bytes.set(bytes.subarray(start, start + memory.size))
    }
    const buffer = Gst.Buffer.new()
    buffer.appendMemory(luma.gi)
    buffer.appendMemory(chroma.gi)
    const { VideoFrameFlags, VideoFormat } = GstVideo
    const offsets = [0, 512 * 240, 0, 0]
    GstVideo.bufferAddVideoMetaFull(
      buffer,
      VideoFrameFlags.NONE,
      VideoFormat.NV12,
      width,
      height,
      2,
      offsets,
      [512, 512, 0, 0],
    )
    gi.pushBuffer(buffer)
    unsafeRelease(buffer)
    for await (const frame of from.sink('out').frames()) {
      expect(frame.memories).toHaveLength(2)
      expect(await through('', (source) => source.push(frame))).toEqual([straight])
      const split = { strides: [512, 512], offsets: [0, 512 * 239] }
      await using to = Pipeline.parse('appsrc name=in format=time ! fakesink')
      await to.play()
      expect(await rejectionOf(to.source('in').push(frame, { layout: split }))).toMatchObject({
        code: 'ERR_OUT_OF_RANGE',
        message: expect.stringContaining('plane 1 is split between two memories'),
      })
      break
    }
  })

  it.each<[string, number, FrameLayout]>([
    ['GRAY8,width=5,height=5', 25, { strides: [5], offsets: [0] }],
    ['RGB,width=3,height=3', 27, { strides: [9], offsets: [0] }],
    ['RGBA,width=3,height=2', 40, { strides: [20], offsets: [3] }],
    ['I420,width=5,height=5', 43, { strides: [5, 3, 3], offsets: [0, 25, 34] }],
    ['YV12,width=5,height=5', 43, { strides: [5, 3, 3], offsets: [0, 25, 34] }],
    // U and V side by side, in the same lines.
    ['I420,width=8,height=4', 48, { strides: [8, 8, 8], offsets: [0, 32, 36] }],
    ['NV12,width=5,height=3', 27, { strides: [5, 6], offsets: [0, 15] }],
    ['P010_10LE,width=4,height=2', 24, { strides: [8, 8], offsets: [8, 0] }],
    ['I420_10LE,width=3,height=3', 34, { strides: [6, 4, 4], offsets: [0, 18, 26] }],
    ['Y444,width=3,height=1', 9, { strides: [3, 3, 3], offsets: [6, 3, 0] }],
    ['A420,width=2,height=2', 10, { strides: [2, 1, 1, 2], offsets: [0, 4, 5, 6] }],
    ['YUY2,width=3,height=2', 16, { strides: [8], offsets: [0] }],
    ['GBR,width=3,height=2', 18, { strides: [3, 3, 3], offsets: [0, 6, 12] }],
    ['v210,width=6,height=2', 256, { strides: [128], offsets: [0] }],
    ['GRAY16_LE,width=3,height=3', 18, { strides: [6], offsets: [0] }],
  ])('takes %s of %i bytes, as tight as they are', async (format, size, layout) => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in format=time caps=video/x-raw,format=${format},framerate=1/1 ! appsink name=out sync=false`,
    )
    await pipeline.play()
    const bytes = Uint8Array.from({ length: size }, (_, index) => index)
    await pipeline.source('in').push(bytes, { pts: 0n, layout })
    for await (const frame of pipeline.sink('out').frames()) {
      using mapping = frame.map('read')
      expect(mapping.planes.map(({ stride, bytes: plane }) => [stride, plane[0]])).toEqual(
        layout.strides.map((stride, plane) => [stride, (layout.offsets[plane] ?? 0) % 256]),
      )
      break
    }
  })

  it('passes a tight GRAY8 picture through an element unchanged', async () => {
    const bytes = Uint8Array.from({ length: 25 }, (_, index) => 16 + index * 4)
    await using pipeline = Pipeline.parse(
      'appsrc name=in format=time caps=video/x-raw,format=GRAY8,width=5,height=5,framerate=1/1 ! videoconvert ! video/x-raw,format=RGBA ! appsink name=out sync=false',
    )
    await pipeline.play()
    await pipeline.source('in').push(bytes, { pts: 0n, layout: { strides: [5], offsets: [0] } })
    for await (const frame of pipeline.sink('out').frames()) {
      const gray = frame.copyBytes().filter((_, index) => index % 4 === 0)
      expect([...gray]).toEqual([...gray].sort((a, b) => a - b))
      expect(new Set(gray).size).toBe(25)
      break
    }
  })
})

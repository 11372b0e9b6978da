// Pictures to import by fd. Outside the lab, a dma-buf allocator wraps a memfd, which GStreamer treats as a dma-buf.
import { describe, expect, it } from '@jest/globals'
import { createMemfd, type DmaBufMemory, FdAllocator, type Memory } from '../../src/index.js'
import { Gst, GstApp, GstVideo, unsafeRelease } from '../../src/gi/index.js'
import { type Frame, Pipeline } from '../../src/pipeline/index.js'
import { createTestFd, newDmaBufAllocator } from '../support/create-test-fd.js'
import { errorOf } from '../support/outcome.js'

const [width, height] = [16, 8]
const size = `width=${width},height=${height},framerate=1/1`

function dmaBuf(bytes: number): DmaBufMemory {
  return newDmaBufAllocator().alloc(createTestFd(bytes), bytes)
}

/** Sends memories through a pipeline, as one buffer, and looks at the frame that comes out. */
async function through(
  caps: string,
  memories: readonly Memory[],
  layout: { offsets: number[]; strides: number[] } | undefined,
  look: (frame: Frame) => unknown,
): Promise<void> {
  await using pipeline = Pipeline.parse(`appsrc name=in ! appsink name=out sync=false`)
  const { gi } = pipeline.element('in', GstApp.AppSrc)
  gi.setCaps(Gst.Caps.fromString(caps))
  await pipeline.play()
  const buffer = Gst.Buffer.new()
  for (const memory of memories) buffer.appendMemory(memory.gi)
  if (layout !== undefined)
    GstVideo.bufferAddVideoMetaFull(
      buffer,
      GstVideo.VideoFrameFlags.NONE,
      GstVideo.VideoFormat.NV12,
      width,
      height,
      layout.offsets.length,
      [...layout.offsets, 0, 0],
      [...layout.strides, 0, 0],
    )
  gi.pushBuffer(buffer)
  unsafeRelease(buffer)
  gi.endOfStream()
  let frames = 0
  for await (const frame of pipeline.sink('out').frames()) {
    await look(frame)
    frames++
  }
  expect(frames).toBe(1)
}

describe('frame.dmabuf()', () => {
  it('has one fd for all planes, with the offsets and strides of the format', async () => {
    using memory = dmaBuf(width * height * 1.5)
    await through(`video/x-raw,format=NV12,${size}`, [memory], undefined, (frame) => {
      expect(frame.isDmaBuf).toBe(true)
      expect(frame.dmabuf()).toEqual({
        width,
        height,
        format: 'NV12',
        fourcc: 0x3231564e,
        modifier: '0',
        planes: [
          { fd: memory.fd, offset: 0, stride: 16, size: 128 },
          { fd: memory.fd, offset: 128, stride: 16, size: 64 },
        ],
      })
    })
  })

  it('has the fds of several memories, with the offsets and strides of the buffer', async () => {
    using luma = dmaBuf(4096)
    using chroma = dmaBuf(4096)
    chroma.resize(64, 4000)
    const layout = { offsets: [32, 4096 + 16], strides: [64, 32] }
    await through(`video/x-raw,format=NV12,${size}`, [luma, chroma], layout, (frame) => {
      expect(frame.dmabuf()?.planes).toEqual([
        { fd: luma.fd, offset: 32, stride: 64, size: 64 * 8 },
        { fd: chroma.fd, offset: 64 + 16, stride: 32, size: 32 * 4 },
      ])
      using mapping = frame.map('read')
      expect(mapping.planes.map(({ bytes, stride }) => [bytes.length, stride])).toEqual([
        [512, 64],
        [128, 32],
      ])
      expect(frame.copyBytes()).toHaveLength(width * height * 1.5)
    })
  })

  it('has the modifier of pixels that are not stored in lines, and refuses to map them', async () => {
    using memory = dmaBuf(4096)
    const caps = `video/x-raw(memory:DMABuf),format=DMA_DRM,drm-format=NV12:0x0100000000000002,${size}`
    const layout = { offsets: [0, 2048], strides: [128, 128] }
    await through(caps, [memory], layout, async (frame) => {
      expect(frame).toMatchObject({ format: 'NV12', width, height })
      expect(frame.dmabuf()).toMatchObject({
        fourcc: 0x3231564e,
        modifier: String(0x0100000000000002n),
        planes: [{ offset: 0 }, { offset: 2048 }],
      })
      for (const use of [() => frame.map('read'), () => frame.copyBytes()])
        expect(errorOf(use)).toMatchObject({
          code: 'ERR_NOT_LINEAR',
          message: expect.stringContaining('0x0100000000000002'),
        })
      await expect(frame.toPng('/nowhere.png')).rejects.toMatchObject({ code: 'ERR_NOT_LINEAR' })
    })
  })

  it('reads caps with format=DMA_DRM and a linear modifier', async () => {
    using memory = dmaBuf(width * height * 4)
    const caps = `video/x-raw(memory:DMABuf),format=DMA_DRM,drm-format=AB24,${size}`
    await through(caps, [memory], undefined, (frame) => {
      expect(frame).toMatchObject({ format: 'RGBA' })
      expect(frame.dmabuf()).toMatchObject({ fourcc: 0x34324241, modifier: '0' })
      using mapping = frame.map('read')
      expect(mapping.planes[0]?.stride).toBe(64)
    })
  })

  it('has no fourcc for a format that the kernel does not know', async () => {
    using memory = dmaBuf(width * height * 8)
    await through(`video/x-raw,format=AYUV64,${size}`, [memory], undefined, (frame) => {
      expect(frame.dmabuf()).toMatchObject({ fourcc: null, modifier: '0' })
    })
  })

  it('is null when a memory is not a dma-buf, and throws for a plane outside of the memories', async () => {
    using memfd = new FdAllocator().alloc(createMemfd(4096), 4096)
    using memory = dmaBuf(4096)
    const caps = `video/x-raw,format=NV12,${size}`
    await through(caps, [memfd], undefined, (frame) => {
      expect(frame.dmabuf()).toBeNull()
    })
    await through(caps, [memory, memfd], { offsets: [0, 4096], strides: [16, 16] }, (frame) => {
      expect(frame.dmabuf()).toBeNull()
    })
    await through(caps, [memory], { offsets: [0, 9000], strides: [16, 16] }, (frame) => {
      expect(errorOf(() => frame.dmabuf()).code).toBe('ERR_NOT_VIDEO')
    })
  })
})

describe('frame.isZeroCopy', () => {
  it('is true in device memory, false for a later copy in system memory, and null when unknown', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in caps=video/x-raw,format=GRAY8,${size} ! appsink name=out sync=false`,
    )
    await pipeline.play()
    using memory = dmaBuf(width * height)
    const frames = pipeline.sink('out').frames()
    await pipeline.source('in').push(memory)
    expect((await frames.next()).value?.isZeroCopy).toBe(true)
    // As when v4l2src has too few buffers left, and copies.
    const buffer = Gst.Buffer.newAllocate(null, width * height, null)
    if (buffer === null) throw new Error('There is no memory left')
    pipeline.element('in', GstApp.AppSrc).gi.pushBuffer(buffer)
    unsafeRelease(buffer)
    expect((await frames.next()).value?.isZeroCopy).toBe(false)
    await frames.return()

    await using other = Pipeline.parse(`videotestsrc num-buffers=1 ! video/x-raw,${size} ! appsink name=out`)
    await other.play()
    for await (const frame of other.sink('out').frames()) expect(frame.isZeroCopy).toBeNull()
  })
})

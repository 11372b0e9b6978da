// Memory that is larger than a frame probably has padded lines, and the error says how they may lie.
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdAllocator } from '../../../src/index.js'
import { Pipeline } from '../../../src/pipeline/index.js'
import { rejectionOf } from '../../support/rejection.js'

const [width, height] = [320, 240]
const nv12 = `video/x-raw,format=NV12,width=${width},height=${height},framerate=30/1`

describe('source.push() without a layout', () => {
  it.each<[string, number, string | undefined]>([
    [nv12, 512 * 256 + 512 * 120, '{ layout: { strides: [512, 512], offsets: [0, 131072] } }'],
    // Rounded up to a page, and with as many lines of chroma as of a height of 256.
    [nv12, 512 * 256 + 512 * 128, '{ layout: { strides: [512, 512], offsets: [0, 131072] } }'],
    [nv12, 320 * 256 * 1.5, '{ layout: { strides: [320, 320], offsets: [0, 81920] } }'],
    [nv12, 384 * 240 * 1.5, '{ layout: { strides: [384, 384], offsets: [0, 92160] } }'],
    [
      'video/x-raw,format=I420,width=320,height=240',
      512 * 240 * 1.5,
      '{ layout: { strides: [512, 256, 256], offsets: [0, 122880, 153600] } }',
    ],
    [
      'video/x-raw,format=RGBA,width=100,height=100',
      512 * 100,
      '{ layout: { strides: [512], offsets: [0] } }',
    ],
    ['video/x-raw,format=GRAY8,width=5,height=5', 40 + 4096, undefined],
    ['video/x-raw,format=NV12_64Z32,width=64,height=64', 100_000, undefined],
  ])('refuses a memory for %s of %i bytes, and says how its lines may lie', async (caps, size, layout) => {
    await using pipeline = Pipeline.parse(`appsrc name=in format=time caps=${caps},framerate=1/1 ! fakesink`)
    await pipeline.play()
    const source = pipeline.source('in')
    using memory = new FdAllocator().alloc(createMemfd(size, { sealed: true }), size)
    for (const data of [memory, new Uint8Array(size)]) {
      const error = await rejectionOf(source.push(data, { pts: 0n }))
      expect(error).toMatchObject({ code: 'ERR_OUT_OF_RANGE', element: 'in', size })
      expect(error.required).toBeLessThan(size)
      if (layout !== undefined) expect(error.message).toContain(`which may be ${layout}. If`)
      else expect(error.message).not.toContain('which may be')
    }
  })

  it('accepts memory that is rounded up to whole pages, and frames from GStreamer', async () => {
    const packed = (width * height * 3) / 2
    await using pipeline = Pipeline.parse(`appsrc name=in format=time caps=${nv12} ! fakesink`)
    await pipeline.play()
    const source = pipeline.source('in')
    for (const size of [packed, Math.ceil(packed / 4096) * 4096, packed + 4095]) {
      using memory = new FdAllocator().alloc(createMemfd(size, { sealed: true }), size)
      await source.push(memory, { pts: 0n })
    }
    await expect(source.push(new Uint8Array(packed + 4096), { pts: 0n })).rejects.toMatchObject({
      code: 'ERR_OUT_OF_RANGE',
      required: packed,
    })
    await using from = Pipeline.parse(
      `fakesrc num-buffers=1 sizetype=fixed sizemax=200000 ! ${nv12} ! appsink name=out sync=false`,
    )
    await from.play()
    for await (const frame of from.sink('out').frames()) await source.push(frame)
  })

  it('accepts spare bytes if the layout is given', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in format=time caps=${nv12} ! appsink name=out sync=false`,
    )
    await pipeline.play()
    const layout = { strides: [320, 320], offsets: [0, 76_800] }
    await pipeline.source('in').push(new Uint8Array(200_000), { pts: 0n, layout })
    for await (const frame of pipeline.sink('out').frames()) {
      expect(frame.copyBytes()).toHaveLength(115_200)
      break
    }
  })
})

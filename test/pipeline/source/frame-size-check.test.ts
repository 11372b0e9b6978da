// More than 200 lines, because one rule covers many formats and paths.
// Pushed bytes of raw video must be whole frames, because encoders crash on incomplete ones.
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdAllocator } from '../../../src/index.js'
import { Gst, GstApp, GstVideo, unsafeRelease } from '../../../src/gi/index.js'
import { Pipeline, type Sample } from '../../../src/pipeline/index.js'
import { push } from '../../support/push.js'
import { runScript } from '../../support/run-script.js'

const video = 'video/x-raw,format=I420,width=64,height=64,framerate=10/1'
const size = 6144
const refused = { code: 'ERR_OUT_OF_RANGE', element: 'in' }

/** Lends a sample that has as many bytes, whatever its caps say. */
async function withSample(caps: string, bytes: number, use: (sample: Sample) => Promise<void>) {
  await using pipeline = Pipeline.parse(
    `fakesrc num-buffers=1 sizetype=fixed sizemax=${bytes} ! ${caps} ! appsink name=out sync=false`,
  )
  await pipeline.play()
  for await (const sample of pipeline.sink('out').samples()) await use(sample)
}

describe('source.push() of too few bytes', () => {
  it.each([
    ['has caps', `appsrc name=in caps=${video} ! vp8enc`],
    ['has them from the downstream filter', `appsrc name=in format=time ! ${video} ! vp8enc`],
    [
      'has them from a filter that is far',
      `appsrc name=in format=time ! queue ! identity ! ${video} ! vp8enc`,
    ],
    [
      'has them from a filter downstream of a tee',
      `appsrc name=in format=time ! tee ! queue ! ${video} ! vp8enc`,
    ],
    ['has them from a filter in a bin', `appsrc name=in format=time ! bin.( queue ! ${video} ! vp8enc )`],
    [
      'has them from a filter outside of its bin',
      `( appsrc name=in format=time ! queue ) ! ( queue ! queue ) ! ${video} ! vp8enc`,
    ],
    [
      'has one half from a filter',
      `appsrc name=in caps=video/x-raw,format=I420,width=64 ! ${video} ! vp8enc`,
    ],
    [
      'has some from each of two filters',
      'appsrc name=in format=time ! capsfilter caps=video/x-raw,format=I420,width=64 ! capsfilter caps=video/x-raw,height=64,framerate=10/1 ! vp8enc',
    ],
    ['feeds Theora', `appsrc name=in caps=${video} ! theoraenc`],
    ['feeds VP9', `appsrc name=in caps=${video} ! vp9enc`],
  ])('ends no process where the source %s', (_name, description) => {
    const { stdout, status } = runScript(`
import { createMemfd, FdAllocator } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'

await using pipeline = Pipeline.parse('${description} ! fakesink')
await pipeline.play()
const source = pipeline.source('in')
using memory = new FdAllocator().alloc(createMemfd(100, { sealed: true }), 100)
for (const data of [new Uint8Array(100), new Uint8Array(${size}), memory, new Uint8Array(${size - 1})])
  await source.push(data, { pts: 0n }).then(
    () => console.log('pushed'),
    ({ code, size, required, element }) => console.log(code, size, required, element),
  )
await source.end()
console.log(await pipeline.finished)
`)
    const lines = [
      `ERR_OUT_OF_RANGE 100 ${size} in`,
      'pushed',
      `ERR_OUT_OF_RANGE 100 ${size} in`,
      `ERR_OUT_OF_RANGE ${size - 1} ${size} in`,
      'eos',
      '',
    ]
    expect({ stdout, status }).toEqual({ stdout: lines.join('\n'), status: 0 })
  })

  it('names the required size, and the strides if lines are padded', async () => {
    expect(await push(`appsrc name=in caps=${video} ! fakesink`, 100)).toBe(
      "Cannot push 100 bytes into 'in': the caps (I420, 64x64) require at least 6144 bytes",
    )
    const odd = 'appsrc name=in caps=video/x-raw,format=FORMAT,width=5,height=5,framerate=1/1 ! fakesink'
    expect(await push(odd.replace('FORMAT', 'GRAY8'), 25)).toBe(
      "Cannot push 25 bytes into 'in': the caps (GRAY8, 5x5) require at least 40 bytes, with strides of 8. If its lines have no padding, pass { layout: { strides: [5], offsets: [0] } }",
    )
    expect(await push(odd.replace('FORMAT', 'I420'), 43)).toBe(
      "Cannot push 43 bytes into 'in': the caps (I420, 5x5) require at least 72 bytes, with strides of 8, 4, 4. If its lines have no padding, pass { layout: { strides: [5, 3, 3], offsets: [0, 25, 34] } }",
    )
  })

  it('loses no data that is pushed before and after', async () => {
    await using pipeline = Pipeline.parse(
      'appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4,framerate=10/1 ! appsink name=out sync=false',
    )
    await pipeline.play()
    const source = pipeline.source('in')
    using short = new FdAllocator().alloc(createMemfd(15, { sealed: true }), 15)
    using long = new FdAllocator().alloc(createMemfd(4096, { sealed: true }), 4096)
    const pushes = [new Uint8Array(16).fill(1), short, new Uint8Array(15), long].map((data, index) =>
      source.push(data, { pts: BigInt(index) }),
    )
    const codes = (await Promise.allSettled(pushes)).map((result) =>
      result.status === 'fulfilled' ? 'pushed' : (result.reason as { code: string }).code,
    )
    expect(codes).toEqual(['pushed', 'ERR_OUT_OF_RANGE', 'ERR_OUT_OF_RANGE', 'pushed'])
    const end = source.end()
    const seen: unknown[] = []
    for await (const frame of pipeline.sink('out').frames()) seen.push([frame.pts, frame.size])
    expect(seen).toEqual([
      [0n, 16],
      [3n, 4096],
    ])
    await end
  })

  it('refuses a sample that is too short for its caps, and does not change the caps of the source', async () => {
    await using pipeline = Pipeline.parse(
      'appsrc name=in caps=video/x-raw,format=GRAY8,width=4,height=4,framerate=10/1 ! appsink name=out sync=false',
    )
    await pipeline.play()
    const source = pipeline.source('in')
    await withSample(video, 100, async (sample) => {
      await expect(source.push(sample)).rejects.toMatchObject({ ...refused, size: 100, required: size })
      await expect(source.push(sample, { pts: 0n })).rejects.toMatchObject(refused)
    })
    await source.push(new Uint8Array(16), { pts: 1n })
    await withSample(video, size, (sample) => source.push(sample))
    // Those of the sample are those of the source from here on.
    await expect(source.push(new Uint8Array(16))).rejects.toMatchObject({ ...refused, required: size })
    const end = source.end()
    const sizes: number[] = []
    for await (const frame of pipeline.sink('out').frames()) sizes.push(frame.size)
    expect(sizes).toEqual([16, size])
    await end
  })

  it('uses the current caps of the source and of filters', async () => {
    await using pipeline = Pipeline.parse(
      'appsrc name=in ! capsfilter name=filter caps=video/x-raw,format=GRAY8,width=4,height=4 ! fakesink',
    )
    const source = pipeline.source('in')
    await pipeline.play()
    await source.push(new Uint8Array(16))
    await pipeline.element('filter').set('caps', 'video/x-raw,format=GRAY8,width=8,height=8')
    await expect(source.push(new Uint8Array(16))).rejects.toMatchObject({ ...refused, required: 64 })
    await pipeline.stop()
    await pipeline.element('filter').set('caps', 'ANY')
    await pipeline.element('in').set('caps', 'video/x-raw,format=GRAY8,width=8,height=4')
    await pipeline.play()
    await expect(source.push(new Uint8Array(16))).rejects.toMatchObject({ ...refused, required: 32 })
  })

  it('uses the caps event of the pad if the source has no caps', async () => {
    await using pipeline = Pipeline.parse('appsrc name=in format=time ! appsink name=out sync=false')
    await pipeline.play()
    const source = pipeline.source('in')
    const caps = Gst.Caps.fromString('video/x-raw,format=GRAY8,width=4,height=4,framerate=1/1')
    if (caps === null) throw new Error('The text does not give caps')
    const pad = pipeline.element('in', GstApp.AppSrc).gi.getStaticPad('src')
    pad?.pushEvent(Gst.Event.newStreamStart('test'))
    pad?.pushEvent(Gst.Event.newCaps(caps))
    await expect(source.push(new Uint8Array(15))).rejects.toMatchObject({ ...refused, required: 16 })
    await source.push(new Uint8Array(16))
    for await (const frame of pipeline.sink('out').frames()) {
      expect(frame).toMatchObject({ width: 4, size: 16 })
      break
    }
  })
})

describe('source.push() of video', () => {
  it.each([
    ['format=I420,width=5,height=5', 72],
    ['format=NV12,width=6,height=3', 48],
    ['format=GRAY8,width=4,height=4', 16],
    ['format=RGB,width=3,height=2', 24],
    ['format=v210,width=6,height=1', 128],
    ['format=RGB8P,width=4,height=1', 1028],
    ['format=GRAY8,width=4,height=4,interlace-mode=interleaved', 16],
  ])('accepts a whole frame of %s, and more', async (fields, bytes) => {
    const description = `appsrc name=in caps=video/x-raw,${fields},framerate=1/1 ! fakesink`
    const caps = Gst.Caps.fromString(`video/x-raw,${fields}`)
    expect(Number(caps && GstVideo.VideoInfo.newFromCaps(caps)?.size)).toBe(bytes)
    expect(await push(description, bytes)).toBe('pushed')
    expect(await push(description, bytes + 1)).toBe('pushed')
    expect(await push(description, bytes - 1)).toMatch(`at least ${bytes} bytes`)
  })

  it.each([
    'video/x-raw(memory:GLMemory),format=RGBA,width=64,height=64',
    'video/x-raw(memory:DMABuf),format=DMA_DRM,drm-format=NV12,width=64,height=64',
    'video/x-raw,format=I420,width=64',
    'video/x-raw,format=SECRET,width=64,height=64',
    'video/x-bayer,format=bggr,width=64,height=64',
    'image/png',
    'image/jpeg,width=64,height=64',
    'text/x-raw,format=utf8',
    'application/x-rtp',
  ])('accepts any size with caps of %s', async (caps) => {
    expect(await push(`appsrc name=in ! appsink name=out sync=false`, 1)).toBe('pushed')
    expect(await push(`appsrc name=in caps="${caps}" ! fakesink`, 1)).toBe('pushed')
  })

  it('accepts any size if the filter caps are incomplete', async () => {
    const open = 'video/x-raw,format={GRAY8,RGB},width=4,height=4'
    expect(await push(`appsrc name=in ! valve drop=true ! capsfilter caps="${open}" ! fakesink`, 1)).toBe(
      'pushed',
    )
    expect(await push(`appsrc name=in ! valve drop=true ! capsfilter ! fakesink`, 1)).toBe('pushed')
  })

  it.each(['video/x-raw(memory:DMABuf)', 'video/x-raw(memory:SystemMemory)'])(
    'looks at the size of %s',
    async (type) => {
      const description = `appsrc name=in caps="${type},format=GRAY8,width=4,height=4" ! fakesink`
      expect(await push(description, 15)).toMatch('at least 16 bytes')
      expect(await push(description, 16)).toBe('pushed')
    },
  )

  it('accepts a frame with GstVideoMeta', async () => {
    await using from = Pipeline.parse('appsrc name=in ! appsink name=out sync=false')
    await using to = Pipeline.parse('appsrc name=in ! fakesink')
    const { gi } = from.element('in', GstApp.AppSrc)
    gi.setCaps(Gst.Caps.fromString('video/x-raw,format=GRAY8,width=5,height=5,framerate=1/1'))
    await Promise.all([from.play(), to.play()])
    using memory = new FdAllocator().alloc(createMemfd(25, { sealed: true }), 25)
    const buffer = Gst.Buffer.new()
    buffer.appendMemory(memory.gi)
    const { VideoFrameFlags, VideoFormat } = GstVideo
    GstVideo.bufferAddVideoMetaFull(
      buffer,
      VideoFrameFlags.NONE,
      VideoFormat.GRAY8,
      5,
      5,
      1,
      [0, 0, 0, 0],
      [5, 0, 0, 0],
    )
    gi.pushBuffer(buffer)
    unsafeRelease(buffer)
    gi.endOfStream()
    for await (const frame of from.sink('out').frames()) {
      await to.source('in').push(frame)
      await to.source('in').push(frame, { pts: 1n })
    }
    await to.source('in').end()
  })
})

it('keeps no references to caps or filters', () => {
  const { stderr, status } = runScript(
    `
import { Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'
async function run(description, dispose) {
  const pipeline = Pipeline.parse(description)
  await pipeline.play()
  const source = pipeline.source('in')
  await source.push(new Uint8Array(100), { pts: 0n }).catch(({ code }) => code === 'ERR_OUT_OF_RANGE' || process.exit(7))
  await source.push(new Uint8Array(${size}), { pts: 0n })
  if (dispose) await pipeline[Symbol.asyncDispose]()
  else await source.end()
}
for (const description of ['( appsrc name=in ! queue ) ! bin.( queue ! ${video} ! fakesink )', 'appsrc name=in caps=${video} ! fakesink', 'appsrc name=in ! ${video} ! fakesink', 'appsrc name=in ! tee name=t ! queue ! fakesink t. ! queue ! ${video} ! fakesink'])
  for (const dispose of [true, false]) await run(description, dispose)
for (let round = 0; round < 30; round++) {
  gc()
  await new Promise((resolve) => setTimeout(resolve, 5))
}
Gst.deinit()
`,
    ['--expose-gc'],
    {
      GST_TRACERS: 'leaks(filters="GstBuffer,GstCaps,GstElement")',
      GST_DEBUG: 'GST_TRACER:7',
      GST_DEBUG_NO_COLOR: '1',
    },
  )
  const alive = stderr.split('\n').filter((line) => line.includes('object-alive, type-name=(string)Gst'))
  expect(alive).toEqual([])
  expect(status).toBe(0)
})

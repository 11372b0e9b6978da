// Raw audio, channel by channel, in planar and in interleaved streams.
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdAllocator } from '../../src/index.js'
import { c, withStruct } from '../../src/ffi/index.js'
import { readAudioInfo } from '../../src/frame/index.js'
import { Gst, GstApp, unsafeRelease } from '../../src/gi/index.js'
import { addressOfWrapper } from '../../src/gi/wrapper.js'
import { AudioBuffer, Pipeline, Sample } from '../../src/pipeline/index.js'
import { errorOf } from '../support/outcome.js'

async function each(description: string, look: (buffer: AudioBuffer) => unknown): Promise<void> {
  await using pipeline = Pipeline.parse(`${description} ! appsink name=out sync=false`)
  await pipeline.play()
  let count = 0
  for await (const sample of pipeline.sink('out').samples()) {
    await look(toAudio(sample))
    count++
  }
  expect(count).toBeGreaterThan(0)
}

function toAudio(sample: Sample): AudioBuffer {
  if (sample instanceof AudioBuffer) return sample
  throw new Error('This is not audio')
}

/** The samples of each channel as numbers. */
function floats(buffer: AudioBuffer): number[][] {
  using mapping = buffer.map('read')
  return mapping.channels.map(({ bytes, stride }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Array.from({ length: buffer.samples }, (_, index) => view.getFloat32(index * stride, true))
  })
}

const caps = (layout: string, channels = 2) =>
  `audio/x-raw,format=F32LE,rate=48000,channels=${channels},layout=${layout}`

describe('AudioBuffer', () => {
  it.each(['interleaved', 'non-interleaved'])('has the samples of each channel: %s', async (layout) => {
    const reference: number[][][] = []
    await each(
      `audiotestsrc num-buffers=3 samplesperbuffer=100 ! audioconvert mix-matrix="<<(float)0.5>,<(float)-0.25>>" ! ${caps('interleaved')}`,
      (buffer) => {
        const bytes = buffer.copyBytes()
        const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
        reference.push([0, 1].map((channel) => [...all.filter((_, index) => index % 2 === channel)]))
      },
    )
    const seen: number[][][] = []
    await each(
      `audiotestsrc num-buffers=3 samplesperbuffer=100 ! audioconvert mix-matrix="<<(float)0.5>,<(float)-0.25>>" ! ${caps(layout)}`,
      (buffer) => {
        expect(buffer).toBeInstanceOf(Sample)
        const isPlanar = layout === 'non-interleaved'
        expect(buffer).toMatchObject({
          format: 'F32LE',
          rate: 48_000,
          channels: 2,
          isPlanar,
          samples: 100,
          size: 800,
        })
        using mapping = buffer.map('read')
        expect(mapping.channels.map(({ stride, bytes }) => [stride, bytes.length])).toEqual(
          isPlanar
            ? [
                [4, 400],
                [4, 400],
              ]
            : [
                [8, 796],
                [8, 796],
              ],
        )
        seen.push(floats(buffer))
      },
    )
    expect(seen).toEqual(reference)
    expect(new Set(seen.flat(2)).size).toBeGreaterThan(50)
  })

  it.each(['S8', 'U8', 'S16LE', 'S24LE', 'S24_32LE', 'S32BE', 'F64LE'])(
    'knows the size of %s',
    async (format) => {
      const layout = `audio/x-raw,format=${format},rate=8000,channels=3,layout=non-interleaved`
      await each(`audiotestsrc num-buffers=1 samplesperbuffer=7 ! audioconvert ! ${layout}`, (buffer) => {
        expect(buffer).toMatchObject({ format, channels: 3, samples: 7 })
        using mapping = buffer.map('read')
        const [first] = mapping.channels
        expect(mapping.channels).toHaveLength(3)
        expect(first?.bytes).toHaveLength(7 * (first?.stride ?? 0))
        expect(buffer.copyBytes()).toHaveLength(21 * (first?.stride ?? 0))
      })
    },
  )

  it('uses the GstAudioMeta of the buffer: gaps, another order, and several memories', async () => {
    await using pipeline = Pipeline.parse('appsrc name=in format=time ! appsink name=out sync=false')
    const { gi } = pipeline.element('in', GstApp.AppSrc)
    const planar = Gst.Caps.fromString(caps('non-interleaved'))
    if (planar === null) throw new Error('The text does not give caps')
    gi.setCaps(planar)
    await pipeline.play()
    using first = new FdAllocator().alloc(createMemfd(16, { sealed: true }), 16)
    using second = new FdAllocator().alloc(createMemfd(16, { sealed: true }), 16)
    for (const [memory, value] of [
      [first, 0.5],
      [second, -0.25],
    ] as const) {
      using mapping = memory.map('write')
      const view = new DataView(mapping.bytes.buffer)
      view.setFloat32(4, value, true)
      view.setFloat32(8, 2 * value, true)
    }
    const buffer = Gst.Buffer.new()
    buffer.appendMemory(first.gi)
    buffer.appendMemory(second.gi)
    // The first channel is in the second memory. Both begin four bytes after the start of theirs.
    const offsets = [20n, 4n]
    const info = readAudioInfo(addressOfWrapper(planar))
    if (info === undefined) throw new Error('This is not audio')
    withStruct('GstAudioInfo', ({ pointer, bytes }) => {
      bytes.set(info.struct)
      withStruct('size_t[2]', (starts) => {
        for (const [channel, start] of offsets.entries()) starts.view.setBigUint64(channel * 8, start, true)
        c.gst_buffer_add_audio_meta(addressOfWrapper(buffer), pointer, 2, starts.pointer as unknown as null)
      })
    })
    gi.pushBuffer(buffer)
    unsafeRelease(buffer)
    gi.endOfStream()
    for await (const sample of pipeline.sink('out').samples()) {
      expect(sample).toMatchObject({ size: 32, samples: 2 })
      expect(floats(toAudio(sample))).toEqual([
        [-0.25, -0.5],
        [0.5, 1],
      ])
      expect([...new Float32Array(sample.copyBytes().buffer)]).toEqual([-0.25, -0.5, 0.5, 1])
    }
  })

  it('refuses to map a buffer whose samples are split, but copies it', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in format=time caps=${caps('interleaved')} ! appsink name=out sync=false`,
    )
    const { gi } = pipeline.element('in', GstApp.AppSrc)
    await pipeline.play()
    const buffer = Gst.Buffer.new()
    for (let index = 0; index < 2; index++) {
      using memory = new FdAllocator().alloc(createMemfd(8, { sealed: true }), 8)
      buffer.appendMemory(memory.gi)
    }
    gi.pushBuffer(buffer)
    unsafeRelease(buffer)
    gi.endOfStream()
    for await (const sample of pipeline.sink('out').samples()) {
      const audio = toAudio(sample)
      expect(audio.samples).toBe(2)
      expect(audio.copyBytes()).toHaveLength(16)
      const { code, message } = errorOf(() => audio.map('read'))
      expect(code).toBe('ERR_MAP_FAILED')
      expect(message).toBe(
        'Cannot map this audio: the 16 bytes from byte 0 on are not within one memory. Use copyBytes(), or map each of the memories',
      )
    }
  })

  it('can be written, and ends its views', async () => {
    await using pipeline = Pipeline.parse(
      `audiotestsrc num-buffers=1 samplesperbuffer=10 ! ${caps('non-interleaved')} ! appsink name=out sync=false`,
    )
    await pipeline.play()
    for await (const sample of pipeline.sink('out').samples({ writable: true })) {
      const audio = toAudio(sample)
      const mapping = audio.map('readwrite')
      const bytes = mapping.channels.map((channel) => channel.bytes)
      bytes[1]?.fill(0)
      mapping.unmap()
      expect(bytes.map(({ length }) => length)).toEqual([0, 0])
      expect(new Set(floats(audio)[1])).toEqual(new Set([0]))
      expect(errorOf(() => audio.map('r' as 'read')).code).toBe('ERR_OUT_OF_RANGE')
      audio.dispose()
      for (const use of [() => audio.map('read'), () => audio.samples, () => audio.copyBytes()])
        expect(errorOf(use)).toMatchObject({
          code: 'ERR_DISPOSED',
          message: expect.stringContaining('this audio buffer'),
        })
    }
  })
})

// Pushed bytes of raw audio must be whole samples.
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdAllocator } from '../../../src/index.js'
import { Gst, GstApp, gstVersion, requireNamespace, unsafeRelease } from '../../../src/gi/index.js'
import { Pipeline } from '../../../src/pipeline/index.js'
import { push } from '../../support/push.js'
import { runScript } from '../../support/run-script.js'

describe('source.push() of audio', () => {
  const audio = (fields: string) =>
    `appsrc name=in caps=audio/x-raw,rate=8000,layout=interleaved,${fields} ! fakesink`

  it.each([
    ['format=S16LE,channels=2', 4],
    ['format=U8,channels=1', 1],
    ['format=S24LE,channels=2,channel-mask=(bitmask)3', 6],
    ['format=S24_32LE,channels=2', 8],
    ['format=F64BE,channels=6,channel-mask=(bitmask)0x3f', 48],
    ['format=F32LE,channels=2,layout=non-interleaved', 8],
  ])('takes whole samples of %s', async (fields, bytes) => {
    expect(await push(audio(fields), bytes)).toBe('pushed')
    expect(await push(audio(fields), bytes * 5)).toBe('pushed')
    if (bytes > 1) expect(await push(audio(fields), bytes * 5 - 1)).toMatch(`a multiple of ${bytes} bytes`)
  })

  it('names the size of a sample', async () => {
    expect(await push(audio('format=S16LE,channels=2'), 3)).toBe(
      "Cannot push 3 bytes into 'in': the caps (S16LE, 2 channels) require a multiple of 4 bytes",
    )
    expect(await push(audio('format=S24LE,channels=1'), 4)).toBe(
      "Cannot push 4 bytes into 'in': the caps (S24LE, 1 channel) require a multiple of 3 bytes",
    )
  })

  it('accepts a buffer with GstAudioMeta', async () => {
    const GstAudio = requireNamespace('GstAudio', '1.0') as unknown as {
      AudioInfo: { newFromCaps(caps: unknown): unknown }
      bufferAddAudioMeta(buffer: unknown, info: unknown, samples: number, offsets: 0 | null): unknown
    }
    await using from = Pipeline.parse('appsrc name=in ! appsink name=out sync=false')
    await using to = Pipeline.parse('appsrc name=in ! fakesink')
    const { gi } = from.element('in', GstApp.AppSrc)
    const caps = Gst.Caps.fromString('audio/x-raw,format=F32LE,rate=8000,channels=1,layout=non-interleaved')
    gi.setCaps(caps)
    await Promise.all([from.play(), to.play()])
    using memory = new FdAllocator().alloc(createMemfd(5, { sealed: true }), 5)
    const buffer = Gst.Buffer.new()
    // The .gir file of GStreamer 1.28 says that it is an array, and earlier ones that it is a number.
    const noOffsets = gstVersion()[1] >= 28 ? null : 0
    buffer.appendMemory(memory.gi)
    GstAudio.bufferAddAudioMeta(buffer, GstAudio.AudioInfo.newFromCaps(caps), 1, noOffsets)
    gi.pushBuffer(buffer)
    unsafeRelease(buffer)
    gi.endOfStream()
    for await (const sample of from.sink('out').samples()) {
      expect(sample.size).toBe(5)
      await to.source('in').push(sample)
    }
    await to.source('in').end()
  })

  it('causes no CRITICAL in level', () => {
    const { stdout, status } = runScript(`
import { Pipeline } from 'gst-allocators/pipeline'

await using pipeline = Pipeline.parse('appsrc name=in caps=audio/x-raw,format=S16LE,rate=8000,channels=2,layout=interleaved ! level ! fakesink')
await pipeline.play()
const source = pipeline.source('in')
await source.push(new Uint8Array(3), { pts: 0n }).catch(({ code, size, required, element }) => console.log(code, size, required, element))
await source.push(new Uint8Array(8), { pts: 0n })
await source.end()
console.log(await pipeline.finished)
`)
    expect({ stdout, status }).toEqual({ stdout: 'ERR_OUT_OF_RANGE 3 4 in\neos\n', status: 0 })
  })
})

describe('source.push() of planar audio', () => {
  const planar = 'audio/x-raw,format=F32LE,rate=48000,channels=2,layout=non-interleaved'

  it.each([
    ['caps of the source', `appsrc name=in format=time caps=${planar}`],
    ['a filter downstream of it', `appsrc name=in format=time ! queue ! ${planar}`],
  ])('loses nothing in audioresample: %s', (_name, source) => {
    const { stdout, status } = runScript(`
import { Pipeline } from 'gst-allocators/pipeline'

await using pipeline = Pipeline.parse('${source} ! audioresample ! audio/x-raw,rate=44100 ! appsink name=out sync=false')
await pipeline.play()
let bytes = 0
const read = (async () => {
  for await (const sample of pipeline.sink('out').samples()) bytes += sample.size
})()
for (let index = 0n; index < 3n; index++) await pipeline.source('in').push(new Uint8Array(480 * 2 * 4), { pts: index * 10_000_000n })
await pipeline.source('in').end()
await read
console.log(bytes, await pipeline.finished)
`)
    expect({ stdout, status }).toEqual({ stdout: '10584 eos\n', status: 0 })
  })

  it('is interleaved by audioconvert, and comes out planar as it went in', async () => {
    const bytes = new Uint8Array(Float32Array.of(0.25, 0.25, -0.5, -0.5).buffer)
    for (const [layout, expected] of [
      ['interleaved', [0.25, -0.5, 0.25, -0.5]],
      ['non-interleaved', [0.25, 0.25, -0.5, -0.5]],
    ] as const) {
      await using pipeline = Pipeline.parse(
        `appsrc name=in format=time caps=${planar} ! audioconvert ! audio/x-raw,layout=${layout} ! appsink name=out sync=false`,
      )
      await pipeline.play()
      using memory = new FdAllocator().alloc(createMemfd(16, { sealed: true }), 16)
      {
        using mapping = memory.map('write')
        mapping.bytes.set(bytes)
      }
      await pipeline.source('in').push(bytes, { pts: 0n })
      await pipeline.source('in').push(memory, { pts: 1n })
      pipeline
        .source('in')
        .end()
        .catch(() => undefined)
      let count = 0
      for await (const sample of pipeline.sink('out').samples()) {
        expect([...new Float32Array(sample.copyBytes().buffer)]).toEqual(expected)
        count++
      }
      expect(count).toBe(2)
    }
  })

  it('may have many channels, must have whole samples, and can be pushed on', async () => {
    const caps =
      'audio/x-raw,format=S16LE,rate=8000,channels=12,channel-mask=(bitmask)0,layout=non-interleaved'
    await using from = Pipeline.parse(
      `appsrc name=in format=time caps="${caps}" ! appsink name=out sync=false`,
    )
    await using to = Pipeline.parse(
      'appsrc name=in format=time ! audioconvert ! audio/x-raw,layout=interleaved ! appsink name=out sync=false',
    )
    await Promise.all([from.play(), to.play()])
    const samples = Int16Array.from({ length: 24 }, (_, index) => index)
    await expect(from.source('in').push(new Uint8Array(47), { pts: 0n })).rejects.toMatchObject({
      code: 'ERR_OUT_OF_RANGE',
      required: 24,
    })
    await from.source('in').push(new Uint8Array(samples.buffer), { pts: 0n })
    const end = from.source('in').end()
    for await (const sample of from.sink('out').samples()) {
      await to.source('in').push(sample)
      await to.source('in').push(sample, { pts: 1n })
    }
    await end
    const through = to.source('in').end()
    const seen: number[][] = []
    for await (const sample of to.sink('out').samples())
      seen.push([...new Int16Array(sample.copyBytes().buffer)])
    const turns = [
      ...samples.filter((_, index) => index % 2 === 0),
      ...samples.filter((_, index) => index % 2 === 1),
    ]
    expect(seen).toEqual([turns, turns])
    await through
  })
})

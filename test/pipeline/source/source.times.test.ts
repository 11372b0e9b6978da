// A push with a pts makes a source one of times, whatever its description says, so that no recording is lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { Pipeline, type PushOptions } from '../../../src/pipeline/index.js'

const folder = mkdtempSync(join(tmpdir(), 'times-'))
const file = join(folder, 'recording')
const raw = 'video/x-raw,format=I420,width=64,height=64,framerate=10/1'
const audio = 'audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved'
const tenth = 100_000_000n
const atTenths = (index: number): PushOptions => ({ pts: BigInt(index) * tenth, duration: tenth })
const tenTimes = Array.from({ length: 10 }, (_, index) => BigInt(index) * tenth)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Records ten pushes, and returns the times that a demuxer finds in the file. */
async function record(
  description: string,
  demuxer: string,
  data: Uint8Array,
  options: (index: number) => PushOptions = atTenths,
): Promise<(bigint | null)[]> {
  await using pipeline = Pipeline.parse(`${description} ! filesink location=${file}`)
  await pipeline.play()
  const source = pipeline.source('in')
  for (let index = 0; index < 10; index++) await source.push(data, options(index))
  await source.end()
  await using reading = Pipeline.parse(`filesrc location=${file} ! ${demuxer} ! appsink name=out sync=false`)
  await reading.play()
  const times: (bigint | null)[] = []
  for await (const { pts } of reading.sink('out').samples()) times.push(pts)
  return times
}

async function jpeg(): Promise<Uint8Array> {
  await using pipeline = Pipeline.parse(`videotestsrc num-buffers=1 ! ${raw} ! jpegenc ! appsink name=out`)
  await pipeline.play()
  for await (const sample of pipeline.sink('out').samples()) return sample.copyBytes()
  throw new Error('There is no picture')
}

describe('source.push() with a pts', () => {
  it.each([
    ['with caps downstream of it', `appsrc name=in ! ${raw}`],
    ['with caps far downstream of it', `appsrc name=in ! queue ! identity ! ${raw}`],
    ...['bytes', 'default', 'buffers', 'percent', 'undefined', 'time'].map((format) => [
      `of format=${format}`,
      `appsrc name=in format=${format} caps=${raw}`,
    ]),
  ])('records every frame from a source %s', async (_name, source) => {
    expect(
      await record(`${source} ! vp8enc deadline=1 ! webmmux`, 'matroskademux', new Uint8Array(6144)),
    ).toEqual(tenTimes)
  })

  it.each([
    ['matroskamux', 'matroskademux'],
    ['qtmux', 'qtdemux'],
    ['avimux', 'avidemux'],
  ])(
    'records every JPEG picture with %s',
    async (muxer, demuxer) => {
      const picture = await jpeg()
      const caps = 'image/jpeg,width=64,height=64,framerate=10/1'
      for (const source of [`appsrc name=in ! ${caps}`, `appsrc name=in format=buffers ! ${caps}`])
        expect(await record(`${source} ! ${muxer}`, demuxer, picture)).toEqual(tenTimes)
    },
    20_000,
  )

  it('records audio', async () => {
    const bytes = new Uint8Array(9600)
    expect(await record(`appsrc name=in ! ${audio} ! matroskamux`, 'matroskademux', bytes)).toEqual(tenTimes)
    const packets = await record(`appsrc name=in ! ${audio} ! opusenc ! oggmux`, 'oggdemux', bytes)
    expect(packets.filter((time) => time !== null).length).toBeGreaterThanOrEqual(50)
  })

  it('sets the time even after pushes without one', async () => {
    const picture = await jpeg()
    const description =
      'appsrc name=in caps=image/jpeg,width=64,height=64,framerate=10/1 ! jpegdec ! vp8enc deadline=1 ! webmmux'
    const times = await record(description, 'matroskademux', picture, (index) =>
      index === 0 ? {} : atTenths(index),
    )
    expect(times).toEqual(tenTimes)
  })

  it('sets the time again in the next run, and frames have their own', async () => {
    await using from = Pipeline.parse(`videotestsrc num-buffers=3 ! ${raw} ! appsink name=out`)
    await using to = Pipeline.parse('appsrc name=in ! appsink name=out sync=false')
    for (let run = 0; run < 2; run++) {
      await Promise.all([from.play(), to.play()])
      const seen: (bigint | null)[] = []
      const pushing = (async () => {
        for await (const frame of from.sink('out').frames()) await to.source('in').push(frame)
        await to.source('in').end()
      })()
      for await (const { pts } of to.sink('out').samples()) seen.push(pts)
      await pushing
      expect(seen).toEqual([0n, tenth, 2n * tenth])
      expect(await Promise.resolve(to.element('in', 'appsrc').get('format'))).toBe('time')
      expect(await Promise.resolve(to.element('in', 'appsrc').get('handle-segment-change'))).toBe(false)
      await Promise.all([from.stop(), to.stop()])
    }
  })

  it('does not change a source of bytes', async () => {
    await using pipeline = Pipeline.parse('appsrc name=in ! appsink name=out sync=false')
    await pipeline.play()
    await pipeline.source('in').push(new Uint8Array(4), { duration: 5n })
    expect(await Promise.resolve(pipeline.element('in', 'appsrc').get('format'))).toBe('bytes')
  })
})

describe('source.push() without a pts', () => {
  it.each([
    ['webmmux', `appsrc name=in caps=${raw} ! vp8enc ! webmmux name=mux`],
    ['oggmux', `appsrc name=in ! ${raw} ! videoconvert ! queue ! theoraenc ! oggmux name=mux`],
    ['mpegtsmux', `appsrc name=in ! ${audio} ! opusenc ! mpegtsmux name=mux`],
    [
      'matroskamux and do-timestamp before it plays',
      `appsrc name=in do-timestamp=true ! ${raw} ! matroskamux name=mux`,
    ],
  ])('is refused upstream of a muxer that would drop the data: %s', async (_name, description) => {
    await using pipeline = Pipeline.parse(`${description} ! fakesink`)
    await pipeline.play()
    const source = pipeline.source('in')
    const refused = {
      code: 'ERR_INVALID_ARG_TYPE',
      element: 'in',
      message: expect.stringContaining("the muxer 'mux'"),
    }
    for (const options of [{}, { duration: tenth }])
      await expect(source.push(new Uint8Array(9600), options)).rejects.toMatchObject(refused)
    await source.push(new Uint8Array(9600), { pts: 0n })
  })

  it.each([
    [
      'a live source gives the time',
      `appsrc name=in is-live=true do-timestamp=true caps=${raw} ! vp8enc ! webmmux`,
    ],
    ['the muxer gives the time', `appsrc name=in caps=${raw} ! jpegenc ! avimux`],
    [
      'a parser gives the time',
      'appsrc name=in ! rawvideoparse width=64 height=64 format=i420 ! vp8enc ! webmmux',
    ],
    ['there is no muxer', `appsrc name=in caps=${raw} ! vp8enc`],
  ])('is fine where %s', async (_name, description) => {
    await using pipeline = Pipeline.parse(`${description} ! fakesink`)
    await pipeline.play()
    for (let index = 0; index < 3; index++) await pipeline.source('in').push(new Uint8Array(6144))
    await pipeline.source('in').end()
    expect(await pipeline.finished).toBe('eos')
  })
})

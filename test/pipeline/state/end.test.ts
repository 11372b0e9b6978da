// More than 200 lines, because it is one list of situations.
// What pipeline.end() leaves behind in every situation: complete files, told feeders, and a pipeline that is stopped.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'
import { runScript } from '../../support/run-script.js'

let folder: string
let film: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'end-'))
  film = join(folder, 'film.mov')
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const live = 'videotestsrc is-live=true ! video/x-raw,width=32,height=32,framerate=50/1'
const gray = 'caps=video/x-raw,format=GRAY8,width=32,height=32,framerate=25/1'
const picture = (index: number) =>
  [new Uint8Array(1024), { pts: BigInt(index) * 40_000_000n, duration: 40_000_000n }] as const

/** Returns the number of pictures in the film. */
async function count(decoder: string): Promise<number> {
  await using pipeline = Pipeline.parse(`filesrc location=${film} ! ${decoder} ! appsink name=out sync=false`)
  await pipeline.play()
  let pictures = 0
  for await (const frame of pipeline.sink('out').frames()) pictures += frame.width / 32
  return pictures
}

/** Waits until the muxer of a live recording has written something. */
async function recorded(pipeline: Pipeline): Promise<void> {
  while ((await pipeline.position()) === null || ((await pipeline.position()) ?? 0n) < 200_000_000n)
    await new Promise(setImmediate)
}

describe('pipeline.end()', () => {
  it.each([
    ['MP4', 'vp9enc deadline=1 cpu-used=8 ! vp9parse ! mp4mux', 'qtdemux ! vp9dec'],
    ['QuickTime', 'jpegenc ! qtmux', 'qtdemux ! jpegdec'],
    ['WebM', 'vp8enc deadline=1 ! webmmux', 'matroskademux ! vp8dec'],
    ['AVI', 'jpegenc ! avimux', 'avidemux ! jpegdec'],
  ])('completes a live recording: %s', async (_name, encoder, decoder) => {
    await using pipeline = Pipeline.parse(
      `${live} ! tee name=t ! queue ! ${encoder} ! filesink location=${film}  t. ! queue ! appsink name=out`,
    )
    await pipeline.play()
    let frames = 0
    for await (const frame of pipeline.sink('out').frames()) {
      frames += frame.width / 32
      // Awaited in the loop, which does not read meanwhile.
      if (frames === 20) await pipeline.end()
    }
    expect(await pipeline.finished).toBe('eos')
    const pictures = await count(decoder)
    expect(frames).toBeGreaterThanOrEqual(20)
    // A muxer gives the last picture no duration if the source has none, and then a demuxer leaves it out.
    expect([frames, frames - 1]).toContain(pictures)
  })

  it('plays a paused pipeline until the end has passed through', async () => {
    await using pipeline = Pipeline.parse(`${live} ! jpegenc ! avimux ! filesink location=${film}`)
    await pipeline.play()
    await recorded(pipeline)
    await pipeline.pause()
    await pipeline.end()
    expect(await pipeline.finished).toBe('eos')
    expect(await count('avidemux ! jpegdec')).toBeGreaterThanOrEqual(10)
  })

  it('may be called by several callers, and again', async () => {
    await using pipeline = Pipeline.parse(`${live} ! fakesink`)
    await pipeline.play()
    const reason = new Error('enough')
    const given = pipeline.end({ signal: AbortSignal.timeout(0) }).catch(() => reason)
    await Promise.all([pipeline.end(), pipeline.end({ timeout: 60_000 })])
    expect([undefined, reason]).toContain(await given)
    await pipeline.end()
    await expect(pipeline.end({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('begins in the middle of play() and of pause()', async () => {
    for (const start of ['play', 'pause'] as const) {
      await using pipeline = Pipeline.parse(`videotestsrc ! ${gray.slice(5)} ! fakesink`)
      const starting = pipeline[start]().catch((error: unknown) => error)
      await pipeline.end()
      await starting
      expect(await pipeline.finished).toBe('eos')
    }
  })

  it('does nothing before play() and after stop(), and resolves after the end of the stream', async () => {
    await using pipeline = Pipeline.parse('videotestsrc num-buffers=3 ! fakesink')
    await pipeline.end()
    expect(await pipeline.finished).toBe('stopped')
    for (let run = 0; run < 2; run++) {
      await pipeline.play()
      expect(await pipeline.finished).toBe('eos')
      await pipeline.end()
    }
    await using none = Pipeline.parse('fakesink')
    await none.play({ timeout: 0 }).catch(() => undefined)
    await none.end()
    await pipeline[Symbol.asyncDispose]()
    await pipeline.end()
  })

  it('lets the pipeline play again', async () => {
    await using pipeline = Pipeline.parse(`appsrc name=in format=time ${gray} ! appsink name=out sync=false`)
    for (let run = 0; run < 3; run++) {
      const { finished } = pipeline
      await pipeline.play()
      const frames = pipeline.sink('out').frames()
      await pipeline.source('in').push(...picture(0))
      expect((await frames.next()).done).toBe(false)
      await pipeline.end()
      expect((await frames.next()).done).toBe(true)
      if (run === 0) expect(await finished).toBe('eos')
    }
  })

  it('accepts pending pushes while the queue has room, and rejects the others', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in format=time max-buffers=2 ${gray} ! jpegenc ! avimux ! filesink location=${film}`,
    )
    const source = pipeline.source('in')
    const pushes = Promise.allSettled(Array.from({ length: 8 }, (_, index) => source.push(...picture(index))))
    await pipeline.pause()
    await pipeline.end()
    const settled = await pushes
    const accepted = settled.filter(({ status }) => status === 'fulfilled').length
    for (const result of settled.slice(accepted))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'ERR_SOURCE_ENDED' } })
    expect(await count('avidemux ! jpegdec')).toBe(accepted)
    await expect(source.push(...picture(9))).rejects.toMatchObject({ code: 'ERR_STOPPED' })
  })

  it('rejects a push that waits for room, and a slow loop still reads all accepted data', async () => {
    await using pipeline = Pipeline.parse(
      `appsrc name=in format=time max-buffers=2 ${gray} ! queue max-size-buffers=1 ! appsink name=out max-buffers=1 sync=false`,
    )
    await pipeline.play()
    let pushed = 0
    const feeding = (async () => {
      for (;;) {
        await pipeline.source('in').push(...picture(pushed))
        pushed++
      }
    })()
    const told = expect(feeding).rejects.toMatchObject({ code: 'ERR_SOURCE_ENDED' })
    const times: bigint[] = []
    for await (const frame of pipeline.sink('out').frames()) {
      times.push(frame.pts ?? -1n)
      if (times.length === 3) await pipeline.end()
    }
    await told
    expect(times).toEqual(Array.from({ length: pushed }, (_, index) => BigInt(index) * 40_000_000n))
  })

  it.each([
    ['with an appsink that nobody reads', `${live} ! queue max-size-buffers=2 ! appsink max-buffers=1`],
    [
      'with several sources, some of them in bins',
      `( ${live} ! identity ) ! fakesink  ( audiotestsrc is-live=true ! identity ) ! fakesink  videotestsrc ! fakesink`,
    ],
    [
      'with an appsrc that the program has not asked for',
      `appsrc ! fakesink async=false  ${live} ! fakesink`,
    ],
    ['with a source that has no data', 'udpsrc port=0 ! fakesink async=false'],
  ])('gets through %s', async (_name, description) => {
    await using pipeline = Pipeline.parse(description)
    await pipeline.play({ timeout: 300 }).catch(() => undefined)
    await pipeline.end()
    expect(await pipeline.finished).toBe('eos')
  })

  it.each(['filesrc location=FILM ! avidemux ! jpegdec', 'filesrc location=FILM ! decodebin'])(
    'ends a film in the middle: %s',
    async (decoder) => {
      {
        await using pipeline = Pipeline.parse(
          `videotestsrc num-buffers=500 ! ${gray.slice(5)} ! jpegenc ! avimux ! filesink location=${film}`,
        )
        await pipeline.play()
        await pipeline.finished
      }
      await using pipeline = Pipeline.parse(
        `${decoder.replace('FILM', film)} ! queue max-size-buffers=1 ! appsink name=out sync=false`,
      )
      await pipeline.play()
      let frames = 0
      for await (const frame of pipeline.sink('out').frames()) {
        frames += frame.width / 32
        if (frames === 10) await pipeline.end()
      }
      expect(frames).toBeGreaterThanOrEqual(10)
      expect(frames).toBeLessThan(500)
      expect(await pipeline.finished).toBe('eos')
    },
  )

  it('rejects with the failure of the pipeline, which is stopped then', async () => {
    await using pipeline = Pipeline.parse('videotestsrc ! identity error-after=5 name=id ! fakesink')
    await pipeline.play().catch(() => undefined)
    await pipeline.finished.catch(() => undefined)
    await expect(pipeline.end()).rejects.toMatchObject({ code: 'ERR_PIPELINE' })
    expect(pipeline.element('id').state).toBe('null')
    await pipeline.end()
  })

  it('rejects after a timeout, names the sink, and the pipeline can still be stopped', async () => {
    await using pipeline = Pipeline.parse(
      'videotestsrc ! valve drop-mode=drop-all name=shut ! fakesink async=false name=end  videotestsrc ! fakesink sync=true',
    )
    await pipeline.element('shut').set('drop', true)
    await pipeline.play()
    const late = pipeline.end({ timeout: 200 })
    await expect(late).rejects.toMatchObject({ code: 'ERR_TIMEOUT', element: 'end' })
    const again = pipeline.end()
    const stopped = expect(again).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await pipeline.stop()
    await stopped
    expect(await pipeline.finished).toBe('stopped')
  })

  it('refuses to pause while it ends, because the end needs sinks that play', async () => {
    await using pipeline = Pipeline.parse('videotestsrc ! fakesink sync=true')
    for (let run = 0; run < 10; run++) {
      await pipeline.play()
      const ending = pipeline.end()
      await expect(pipeline.pause()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
      await ending
    }
  })

  it('stops at once when stop() follows, while the source handles the end', async () => {
    await using pipeline = Pipeline.parse('videotestsrc ! fakesink sync=true')
    for (let run = 0; run < 20; run++) {
      await pipeline.play()
      const ending = pipeline.end().catch((error: unknown) => error)
      if (run % 2 === 0) await new Promise(setImmediate)
      await pipeline.stop()
      expect([undefined, expect.objectContaining({ code: 'ERR_STOPPED' })]).toContainEqual(await ending)
    }
  })

  it('causes no unhandled rejection when nobody waits for it and the program learns of the failure elsewhere', () => {
    const { stdout, stderr, status } = runScript(`
      import { Pipeline } from 'gst-allocators/pipeline'

      const codes = []
      for (const description of ['filesrc location=/nowhere ! fakesink', 'videotestsrc ! fakesink sync=true']) {
        await using pipeline = Pipeline.parse(description)
        process.once('SIGINT', () => void pipeline.end())
        await pipeline.play().catch(() => undefined)
        void pipeline.end()
        void pipeline.stop()
        await pipeline.finished.then(console.log, ({ code }) => console.log(code))
      }
      process.kill(process.pid, 'SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 50))
      console.log('goes on')
    `)
    expect([stderr, stdout.trim(), status]).toEqual(['', 'ERR_PIPELINE\nstopped\ngoes on', 0])
  })

  it('is an unhandled rejection when it fails otherwise and nobody waits for it', () => {
    const { stderr, status } = runScript(`
      import { Pipeline } from 'gst-allocators/pipeline'

      await using pipeline = Pipeline.parse('appsrc name=in ! fakesink')
      void pipeline.end({ timeout: -1 })
      await new Promise((resolve) => setTimeout(resolve, 1000))
    `)
    expect([stderr.includes('ERR_INVALID_ARG_TYPE'), status]).toEqual([true, 1])
  })

  it('completes a recording on SIGINT', async () => {
    const { stdout, stderr, status } = runScript(`
      import { Pipeline } from 'gst-allocators/pipeline'

      await using pipeline = Pipeline.parse('${live} ! jpegenc ! qtmux ! filesink location=${film}')
      process.once('SIGINT', () => pipeline.end())
      await pipeline.play()
      while ((await pipeline.position()) < 300_000_000n) await new Promise(setImmediate)
      process.kill(process.pid, 'SIGINT')
      console.log(await pipeline.finished)
    `)
    expect([stderr, stdout.trim(), status]).toEqual(['', 'eos', 0])
    expect(await count('qtdemux ! jpegdec')).toBeGreaterThanOrEqual(10)
  })
})

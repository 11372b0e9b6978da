// Seeks and positions: in a movie that the test records first, in a live source, and in the middle of other calls.
import { describe, expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'
import { recordFilm } from '../../support/record-film.js'

const second = 1_000_000_000n
const decode = recordFilm(50)

describe('pipeline.seek()', () => {
  it('goes to the exact time, forwards and backwards, and frames continue from there', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    expect(await pipeline.duration()).toBe(4n * second)
    for (const time of [3n * second, second, 0n, (5n * second) / 2n]) {
      await pipeline.seek(time)
      expect(await pipeline.position()).toBe(time)
    }
    await pipeline.play()
    const times: (bigint | null)[] = []
    for await (const frame of pipeline.sink('out').frames()) times.push(frame.pts)
    expect(times[0]).toBe((5n * second) / 2n)
    expect(times).toHaveLength(100 - 62)
    expect(await pipeline.finished).toBe('eos')
  })

  it('goes to a key frame with { keyUnit: true }', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    await pipeline.seek(3n * second, { keyUnit: true })
    expect(await pipeline.position()).toBe(2n * second)
  })

  it('drops queued frames while a loop reads, and the loop continues at the new position', async () => {
    await using pipeline = decode()
    await pipeline.play()
    const times: bigint[] = []
    for await (const frame of pipeline.sink('out').frames()) {
      times.push(frame.pts ?? -1n)
      if (times.length === 10) await pipeline.seek(3n * second)
    }
    expect(times.slice(0, 10)).toEqual(times.slice(0, 10).sort((a, b) => (a < b ? -1 : 1)))
    expect(times[10]).toBe(3n * second)
    expect(times).toHaveLength(10 + 25)
  })

  it('begins another run after the end', async () => {
    await using pipeline = decode()
    await pipeline.play()
    for (let run = 0; run < 3; run++) {
      let frames = 0
      for await (const frame of pipeline.sink('out').frames()) frames += frame.width === 64 ? 1 : 0
      expect(frames).toBe(run === 0 ? 100 : 50)
      expect(await pipeline.finished).toBe('eos')
      await pipeline.seek(2n * second)
    }
  })

  it.each([
    ['for reading', {}],
    ['for writing', { writable: true }],
  ])('may be called at any time, and given up, while a loop reads %s', async (_name, options) => {
    await using pipeline = Pipeline.parse(
      'videotestsrc ! video/x-raw,width=64,height=48 ! appsink name=out sync=false',
    )
    await pipeline.play()
    let frames = 0
    const reading = (async () => {
      for await (const frame of pipeline.sink('out').frames(options)) frames += frame.width === 64 ? 1 : 0
    })()
    for (let time = 0n; time < 200n; time++) {
      await pipeline.seek(time * 1_000_000n, { timeout: 0 }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'ERR_TIMEOUT' })
      })
      if (time % 5n === 0n) await new Promise(setImmediate)
    }
    await Promise.all([1n, 2n, 3n].map((time) => pipeline.seek(time * second)))
    const before = frames
    while (frames < before + 10) await new Promise(setImmediate)
    await pipeline.stop()
    await reading
  })

  it('refuses a live source, and a pipeline that does not run', async () => {
    await using live = Pipeline.parse('appsrc name=in ! fakesink')
    await expect(live.seek(0n)).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await expect(live.position()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await live.play()
    await live.source('in').push(new Uint8Array(16))
    await expect(live.seek(0n)).rejects.toMatchObject({ code: 'ERR_NOT_SEEKABLE' })
    expect(await live.duration()).toBeNull()
    await live.stop()
    await expect(live.duration()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await live[Symbol.asyncDispose]()
    await expect(live.position()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  })

  it.each([5, -1n, 2n ** 63n, '0', undefined])('refuses %p as a time', async (time) => {
    await using pipeline = decode()
    await pipeline.pause()
    await expect(pipeline.seek(time as bigint)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' })
  })

  it('ends with stop() and with its signal', async () => {
    await using pipeline = Pipeline.parse('videotestsrc ! fakesink')
    for (let run = 0; run < 20; run++) {
      await pipeline.pause()
      const seeking = pipeline.seek(second)
      const asking = pipeline.position()
      const stopping = pipeline.stop()
      await expect(seeking).rejects.toMatchObject({ code: 'ERR_STOPPED' })
      // This one may have been answered before.
      await asking.catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'ERR_STOPPED' })
      })
      await stopping
    }
    await pipeline.pause()
    const reason = new Error('enough')
    await expect(pipeline.seek(second, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

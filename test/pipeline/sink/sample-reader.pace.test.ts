// While samples follow one another closely, the reader waits for the next one in C, for 50 µs at a time, and the sink
// reports nothing. It must not miss the change to the other way, nor hold anybody up.
import { describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'
import { Pipeline } from '../../../src/pipeline/index.js'

const caps = 'video/x-raw,format=GRAY8,width=8,height=8,framerate=0/1'

describe('a reader that is faster than its source', () => {
  it('gets every sample when fast and slow parts of a stream alternate', async () => {
    await using pipeline = Pipeline.parse(`appsrc name=in caps="${caps}" ! appsink name=out sync=false`)
    const source = pipeline.source('in')
    await pipeline.play()
    const feed = async () => {
      for (let part = 0; part < 3; part++) {
        for (let index = 0; index < 60; index++) {
          await source.push(new Uint8Array(64).fill(index))
          if (index % 3 === 0) await setTimeout(0)
        }
        // So long that the reader goes to sleep.
        await setTimeout(30)
      }
      await source.end()
    }
    const seen: number[] = []
    const [, count] = await Promise.all([
      feed(),
      (async () => {
        for await (const frame of pipeline.sink('out').frames()) seen.push(frame.copyBytes()[0] ?? -1)
        return seen.length
      })(),
    ])
    expect(count).toBe(180)
    expect(seen).toEqual(Array.from({ length: 180 }, (_, index) => index % 60))
  })

  it('loses nothing while the event loop is busy for 5 of every 10 ms', async () => {
    await using pipeline = Pipeline.parse(
      'videotestsrc pattern=black num-buffers=500 ! video/x-raw,format=RGBA,width=320,height=240 ! appsink name=out sync=false max-buffers=4',
    )
    let turns = 0
    const work = setInterval(() => {
      turns++
      const end = performance.now() + 5
      while (performance.now() < end);
    }, 10)
    try {
      await pipeline.play()
      const times: bigint[] = []
      for await (const frame of pipeline.sink('out').frames()) times.push(frame.pts ?? -1n)
      expect(times).toHaveLength(500)
      expect(times).toEqual([...times].sort((a, b) => Number(a - b)))
      expect(turns).toBeGreaterThan(0)
    } finally {
      clearInterval(work)
    }
  })

  it('runs timers in between', async () => {
    await using pipeline = Pipeline.parse(
      'videotestsrc pattern=black ! video/x-raw,format=RGBA,width=320,height=240 ! appsink name=out sync=false max-buffers=1',
    )
    await pipeline.play()
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    try {
      for await (const frame of pipeline.sink('out').frames()) {
        expect(frame.width).toBe(320)
        if (ticks >= 20) break
      }
    } finally {
      clearInterval(timer)
    }
    expect(ticks).toBeGreaterThanOrEqual(20)
  })

  it.each(['abort', 'stop', 'dispose'] as const)('ends at once by %s while it waits', async (how) => {
    const pipeline = Pipeline.parse(`appsrc name=in caps="${caps}" ! appsink name=out sync=false`)
    const source = pipeline.source('in')
    await pipeline.play()
    const controller = new AbortController()
    const reader = pipeline.sink('out').frames({ signal: controller.signal })
    for (let index = 0; index < 50; index++) {
      await source.push(new Uint8Array(64))
      await reader.next()
    }
    const last = reader.next().then(
      ({ done }) => done,
      (error: unknown) => (error instanceof Error ? error.name : error),
    )
    if (how === 'abort') controller.abort()
    if (how === 'stop') await pipeline.stop()
    if (how === 'dispose') await pipeline[Symbol.asyncDispose]()
    expect(await last).toBe(how === 'abort' ? 'AbortError' : true)
    await pipeline[Symbol.asyncDispose]()
  })
})

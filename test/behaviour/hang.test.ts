// More than 200 lines, because its loads share the code that plays, stops and counts.
// Pipelines stop under any load, even while the main thread is blocked, and leave no fds or threads behind.
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { createMemfd, FdAllocator, type FdMemory, GstAllocatorsError } from '../../src/index.js'
import { Pipeline, type Sample, type Sink, type Source } from '../../src/pipeline/index.js'
import { withResolvers } from '../../src/wait/with-resolvers.js'
import { openFds } from '../support/open-fds.js'

const runs = 200
const [width, height] = [64, 48]
const size = width * height * 4
const video = `video/x-raw,format=RGBA,width=${width},height=${height},framerate=30/1`

/** Goes on until the pipelines are stopped, and says at each step that it has got so far. */
type Loop = (step: () => void, first: Pipeline, second: Pipeline) => Promise<void>

/** What keeps pipelines busy. */
interface Load {
  readonly descriptions: readonly string[]
  readonly loops: readonly Loop[]
}

const loads: Readonly<Record<string, Load>> = {
  'an appsink': {
    // Not downstream of one tee: there, with a full queue in one branch, GStreamer cannot pause the others.
    descriptions: [
      ['frames', 'samples', 'stream', 'unread']
        .map(
          (name) => `videotestsrc ! ${video} ! tee name=${name}-tee
          ${name}-tee. ! queue ! appsink name=${name} sync=false
          ${name}-tee. ! queue ! fakesink sync=false async=false`,
        )
        .join('\n'),
    ],
    loops: [
      (step, pipeline) => readFrames(pipeline.sink('frames'), step),
      (step, pipeline) => readSamples(pipeline.sink('samples'), step),
      (step, pipeline) => readStream(pipeline.sink('stream'), step),
    ],
  },
  'an appsrc': {
    descriptions: [
      `appsrc name=bytes caps=${video} ! videoconvert ! fakesink sync=false
       appsrc name=memory caps=${video} ! identity silent=false ! fakesink sync=false
       appsrc name=slow caps=${video} ! fakesink sync=true
       appsrc name=short caps=${video} ! fakesink sync=false`,
    ],
    loops: [
      (step, pipeline) => pump(pipeline.source('bytes'), new Uint8Array(size), step),
      (step, pipeline) => pumpMemory(pipeline.source('memory'), step),
      (step, pipeline) => pump(pipeline.source('slow'), new Uint8Array(size), step),
      (step, pipeline) => pushAndEnd(pipeline.source('short'), step),
    ],
  },
  'both, one feeding the other': {
    // Without async=false the pipeline would not play before it has what only comes when it plays.
    descriptions: [
      `videotestsrc ! ${video} ! appsink name=out sync=false
       appsrc name=back ! videoconvert ! fakesink sync=false async=false`,
      `appsrc name=in caps=${video} ! identity ! appsink name=out sync=false
       videotestsrc ! ${video} ! appsink name=unread sync=false`,
    ],
    loops: [
      (step, from, to) => hand(from.sink('out'), [from.source('back'), to.source('in')], step),
      (step, _from, to) => readFrames(to.sink('out'), step),
    ],
  },
}

async function readFrames(sink: Sink, step: () => void): Promise<void> {
  let kept: Sample | undefined
  let count = 0
  for await (const frame of sink.frames()) {
    {
      using mapping = frame.map('read')
      expect(mapping.planes[0]?.stride).toBe(width * 4)
    }
    step()
    if (count++ % 7 !== 0) continue
    kept?.dispose()
    kept = frame.keep()
  }
  kept?.dispose()
}

async function readSamples(sink: Sink, step: () => void): Promise<void> {
  for await (const sample of sink.samples()) {
    expect(sample.copyBytes()).toHaveLength(size)
    step()
  }
}

async function readStream(sink: Sink, step: () => void): Promise<void> {
  for await (const sample of Readable.from(sink) as AsyncIterable<Sample>) {
    expect(sample.size).toBe(size)
    step()
  }
}

async function listen(pipeline: Pipeline): Promise<void> {
  for await (const message of pipeline.messages()) expect(message.type).not.toBe('error')
}

/** Pushes as fast as it can. */
async function pump(source: Source, data: Uint8Array | FdMemory, step: () => void): Promise<void> {
  await untilStopped(async () => {
    for (let index = 0n; ; index++) {
      await source.push(data, { pts: index * 33_000_000n })
      step()
    }
  })
}

async function pumpMemory(source: Source, step: () => void): Promise<void> {
  using memory = new FdAllocator().alloc(createMemfd(size), size)
  await pump(source, memory, step)
}

async function pushAndEnd(source: Source, step: () => void): Promise<void> {
  await untilStopped(async () => {
    for (let index = 0n; index < 5n; index++) {
      await source.push(new Uint8Array(size), { pts: index })
      step()
    }
    await source.end()
  })
}

/** Hands frames on, with their own times and with others. */
async function hand(sink: Sink, sources: readonly Source[], step: () => void): Promise<void> {
  await untilStopped(async () => {
    for await (const frame of sink.frames()) {
      for (const [index, source] of sources.entries())
        await source.push(frame, index === 0 ? {} : { duration: 1n })
      step()
    }
  })
}

async function untilStopped(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof GstAllocatorsError) || error.code !== 'ERR_STOPPED') throw error
  }
}

function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Begins a loop. `isBusy` resolves when it has come some way, or to its end. */
function begin(
  loop: Loop,
  first: Pipeline,
  second: Pipeline,
): { done: Promise<void>; isBusy: Promise<void> } {
  const { promise, resolve } = withResolvers<undefined>()
  let steps = 0
  const done = loop(
    () => {
      if (++steps === 3) resolve(undefined)
    },
    first,
    second,
  )
  return { done, isBusy: Promise.race([promise, done]) }
}

/**
 * Plays and stops while the loops are only beginning, or in the middle of them; in every third run they were paused before, and every
 * fifth disposes of the pipelines. Returns the milliseconds that the end took.
 */
async function once(load: Load, pipelines: readonly Pipeline[], run: number): Promise<number> {
  const [first, second = first] = pipelines
  if (first === undefined || second === undefined) throw new Error('There is nothing to play')
  const loops = load.loops.map((loop) => begin(loop, first, second))
  const listening = pipelines.map(listen)
  await Promise.all(pipelines.map((pipeline) => pipeline.play()))
  const endings = pipelines.map(({ finished }) => finished)
  if (run % 2 === 0) await Promise.all(loops.map(({ isBusy }) => isBusy))
  if (run % 3 === 0) {
    await Promise.all(pipelines.map((pipeline) => pipeline.pause()))
    await Promise.all(pipelines.map((pipeline) => pipeline.play()))
  }
  block((run * 37) % 101)
  const start = performance.now()
  await Promise.all(
    pipelines.map((pipeline) => (run % 5 === 0 ? pipeline[Symbol.asyncDispose]() : pipeline.stop())),
  )
  const took = performance.now() - start
  await Promise.all([...loops.map(({ done }) => done), ...listening])
  for (const ending of endings) expect(await ending).toBe('stopped')
  return took
}

/** The times of many runs, with pipelines that are used again as long as they can be. */
async function many(load: Load, count: number): Promise<number[]> {
  const times: number[] = []
  let pipelines: Pipeline[] = []
  for (let run = 0; run < count; run++) {
    if (pipelines.every(({ disposed }) => disposed))
      pipelines = load.descriptions.map((description) => Pipeline.parse(description))
    times.push(await once(load, pipelines, run))
  }
  await Promise.all(pipelines.map((pipeline) => pipeline[Symbol.asyncDispose]()))
  return times
}

describe.each(Object.entries(loads))('a pipeline that is busy with %s', (_name, load) => {
  it('stops 200 times of 200, with the main thread blocked for up to 100 ms before, and leaves no fd open', async () => {
    const before = openFds().size
    const times = await many(load, runs)
    expect(times.filter((took) => took < 2000)).toHaveLength(runs)
    expect(openFds().size).toBe(before)
  }, 120_000)

  it('ends every thread that it started', async () => {
    const threads = () => readdirSync('/proc/self/task').length
    // GLib keeps some of the threads that it has made for a while: they are there after the first round.
    await many(load, 1)
    const before = threads()
    await many(load, 20)
    // Threads that are idle in GLib's pool are shared by all that comes later, and do not add up.
    while (threads() > before + 2) await setTimeout(50)
    expect(threads()).toBeLessThanOrEqual(before + 2)
  }, 60_000)
})

// Whatever the main thread does, a pipeline stops, and leaves no fd and no thread behind.
import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { Pipeline } from '../../src/pipeline/index.js'
import { openFds } from '../support/open-fds.js'

const runs = 200
const description = `
  videotestsrc ! video/x-raw,format=RGBA,width=64,height=48 ! tee name=t
  t. ! queue ! appsink name=read sync=false
  t. ! queue ! appsink name=unread sync=false
  t. ! queue ! identity silent=false ! fakesink sync=false`

function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

async function once(pipeline: Pipeline, run: number): Promise<number> {
  await pipeline.play()
  const { finished } = pipeline
  const reading = (async () => {
    for await (const frame of pipeline.sink('read').frames()) {
      using mapping = frame.map('read')
      expect(mapping.planes).toHaveLength(1)
    }
  })()
  const listening = (async () => {
    for await (const message of pipeline.messages()) expect(message.type).not.toBe('error')
  })()
  block((run * 37) % 101)
  const start = performance.now()
  await pipeline.stop()
  const took = performance.now() - start
  await Promise.all([reading, listening])
  expect(await finished).toBe('stopped')
  return took
}

it('stops 200 times of 200, with the main thread blocked for up to 100 ms before', async () => {
  // GLib keeps some of the threads that it has made for a while: they are there after the first round.
  await using pipeline = Pipeline.parse(description)
  for (let run = 0; run < 5; run++) await once(pipeline, run)
  const fds = openFds().size
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await once(pipeline, run))
  expect(times.filter((took) => took < 2000)).toHaveLength(runs)
  expect(openFds().size).toBe(fds)
}, 120_000)

it('gives back every thread that it made', async () => {
  const threads = () => readdirSync('/proc/self/task').length
  {
    await using pipeline = Pipeline.parse(description)
    await once(pipeline, 0)
  }
  const before = threads()
  for (let run = 0; run < 20; run++) {
    await using pipeline = Pipeline.parse(description)
    await once(pipeline, run)
  }
  // Threads that are idle in GLib's pool are shared by all that comes later, and do not add up.
  while (threads() > before + 2) await setTimeout(50)
  expect(threads()).toBeLessThanOrEqual(before + 2)
}, 60_000)

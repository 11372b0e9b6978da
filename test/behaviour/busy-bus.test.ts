// Elements that post messages faster than anybody can read them. The loads run in child processes.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const level = (interval: number) => `audiotestsrc ! level interval=${interval} ! fakesink async=false`

const descriptions = [
  level(50_000_000),
  level(10_000_000),
  level(1_000_000),
  level(100_000),
  Array.from({ length: 6 }, () => level(1_000_000)).join(' '),
  'audiotestsrc ! spectrum interval=1000000 bands=128 ! fakesink',
  'videotestsrc ! video/x-raw,width=16,height=16 ! videoanalyse ! fakesink',
  // A picture in every message.
  'videotestsrc ! video/x-raw,width=320,height=240 ! gdkpixbufsink sync=false',
]

const listeners: Readonly<Record<string, string>> = {
  'nobody listens': '',
  'somebody listens': 'for await (const message of pipeline.messages()) if (hasStopped) break',
  'somebody listens slowly':
    'for await (const message of pipeline.messages()) { if (hasStopped) break; await setTimeout(5) }',
  'somebody has stopped to listen': 'for await (const message of pipeline.messages()) break',
}

interface Load {
  readonly description: string
  /** The longest turn of the event loop, in milliseconds of processor time of the main thread. */
  readonly worstMs: number
  readonly turns: number
  /** The memory of the process. V8 keeps garbage in it: with Node.js 26, some 400 MB were seen. */
  readonly megabytes: number
}

describe('a busy bus', () => {
  it.each(Object.entries(listeners))(
    'leaves the event loop free, and does not fill the memory, when %s',
    (_who, listen) => {
      const { stdout, stderr, status } = runScript(`
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Pipeline } from 'gst-allocators/pipeline'

// It does not count what other threads and processes take.
const usedMs = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
for (const description of ${JSON.stringify(descriptions)}) {
  let turns = 0, worstMs = 0, before, hasStopped = false
  const turn = () => {
    const now = usedMs()
    if (before !== undefined) worstMs = Math.max(worstMs, now - before)
    before = now
    turns++
    if (!hasStopped) setImmediate(turn)
  }
  const pipeline = Pipeline.parse(description)
  const reading = (async () => { ${listen} })()
  await setTimeout(1)
  turn()
  await pipeline.play()
  for (let timers = 0; timers < 100; timers++) await setTimeout(1)
  const megabytes = process.memoryUsage().rss / 1e6
  await pipeline.stop()
  hasStopped = true
  await reading
  await pipeline[Symbol.asyncDispose]()
  console.log(JSON.stringify({ description, worstMs, turns, megabytes }))
}`)
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
      const loads = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Load)
      expect(loads.map(({ description }) => description)).toEqual(descriptions)
      expect(
        loads.filter(({ worstMs, turns, megabytes }) => worstMs > 250 || turns < 100 || megabytes > 600),
      ).toEqual([])
    },
    300_000,
  )
})

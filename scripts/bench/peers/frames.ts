// Why this exists: it measures the pipelines of this package, used as an ordinary program would use them.
// Takes an operation and key=value parameters, including a pipeline with an appsink named `out`. Prints a line of JSON.
import { Pipeline } from 'gst-allocators/pipeline'

import { fillHeap } from './fill-heap.js'
import { measureLoop } from './measure-loop.js'
import { number, operation, parameter, report, reportStartup } from './measure.js'

const operations: Record<string, () => void | Promise<void>> = {
  async frames() {
    await using pipeline = await play()
    const isOver = measureLoop()
    let sum = 0
    for await (const frame of pipeline.sink('out').frames()) {
      const mapping = frame.map('read')
      sum += mapping.planes[0]?.bytes[0] ?? 0
      mapping.unmap()
      if (isOver()) break
    }
    if (Number.isNaN(sum)) throw new Error('Cannot read a byte: it is not a number')
  },

  async pull() {
    await using pipeline = await play()
    const isOver = measureLoop()
    for await (const sample of pipeline.sink('out').samples()) {
      if (isOver() || sample.disposed) break
    }
  },

  async latency() {
    await using pipeline = await play()
    const baseTime = pipeline.gi.getBaseTime()
    const warmup = number('warmup')
    const latencies: number[] = []
    for await (const sample of pipeline.sink('out').samples()) {
      const arrival = process.hrtime.bigint()
      latencies.push(Number(arrival - baseTime - (sample.pts ?? 0n)))
      if (latencies.length === warmup + number('iterations')) break
    }
    const sorted = latencies.slice(warmup).sort((a, b) => a - b)
    report({ ns: sorted[sorted.length >> 1] ?? NaN, p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN })
  },

  async startup() {
    await using pipeline = await play()
    for await (const frame of pipeline.sink('out').frames()) {
      if (frame.map('read').planes.length > 0) break
    }
    reportStartup()
  },

  async versions() {
    const { versions } = await import('gst-allocators')
    console.log(JSON.stringify(versions()))
  },
}

async function play(): Promise<Pipeline> {
  fillHeap(1e6 * number('heap', '0'))
  const pipeline = Pipeline.parse(parameter('pipeline'))
  await pipeline.play()
  return pipeline
}

const run = operations[operation]
if (run === undefined) throw new Error(`Unknown operation: ${operation}`)
await run()

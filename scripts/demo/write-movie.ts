import { DmaBufAllocator, FdAllocator, type FdMemory } from 'gst-allocators'
import { Pipeline, type Source } from 'gst-allocators/pipeline'
import type { FrameMemory } from '../choose-frame-memory.js'
import { Arrivals } from './arrivals.js'
import { draw } from './draw.js'
import { explain } from './explain.js'
import { openFds } from './open-fds.js'
import { planesOf, sizeOf } from './planes.js'
import { rate, secondsSince } from './rate.js'
import type { Tools } from './tools.js'

/** The result of writing the movie. */
export interface Written {
  readonly frames: number
  readonly seconds: number
  readonly arrivals: Arrivals
  /** The maximum number of fds that were open at the same time. */
  readonly peakFds: number
}

/** Draws each frame into its own memory, and has GStreamer encode those memories to a file without copying them. */
export async function writeMovie(file: string, memory: FrameMemory, tools: Tools): Promise<Written> {
  const { signal, outputs, frames } = tools
  await using pipeline = Pipeline.parse(description)
  await pipeline.element('file', 'filesink').set('location', file)
  const arrivals = new Arrivals()
  const start = performance.now()
  try {
    outputs.begin(file)
    await pipeline.play({ signal })
    const [peakFds] = await Promise.all([
      feed(pipeline.source('in'), memory, arrivals, tools),
      arrivals.watch(pipeline.sink('tap').samples({ signal })),
    ])
    outputs.complete(file)
    return { frames, seconds: secondsSince(start), arrivals, peakFds }
  } catch (error) {
    throw await explain(error, 'encode the movie', pipeline)
  }
}

/** Sends all frames. Returns the maximum number of fds that were open at the same time. */
async function feed(
  source: Source,
  { kind, allocate }: FrameMemory,
  arrivals: Arrivals,
  { signal, progress, frames }: Tools,
): Promise<number> {
  const allocator = kind === 'dma-buf' ? new DmaBufAllocator() : new FdAllocator({ name: 'demo' })
  const start = performance.now()
  let peakFds = 0
  for (let index = 0; index < frames; index++) {
    // Our reference ends with this iteration. The pipeline holds its own, and the last one closes the fd.
    using memory = allocator.alloc(allocate(bytes), bytes)
    drawFrame(memory, index)
    arrivals.expect(memory)
    await source.push(memory, { pts: BigInt(index) * duration, duration, signal })
    peakFds = Math.max(peakFds, openFds().size)
    progress.update('Drawing and encoding', index + 1, frames, rate(index + 1, secondsSince(start)))
  }
  await source.end()
  return peakFds
}

function drawFrame(memory: FdMemory, index: number): void {
  using mapping = memory.map('write')
  draw(planesOf(mapping.bytes, size), index)
}

const framesPerSecond = 30
// In nanoseconds.
const duration = 1_000_000_000n / BigInt(framesPerSecond)
const size = { width: 640, height: 360 }
const bytes = sizeOf(size)

const caps = `video/x-raw,format=I420,width=${size.width},height=${size.height},framerate=${framesPerSecond}/1`
const queue = 'queue max-size-buffers=4 max-size-bytes=0 max-size-time=0'
const description = `
  appsrc name=in caps=${caps} ! tee name=both
  both. ! ${queue} ! appsink name=tap sync=false
  both. ! ${queue} ! vp8enc deadline=1 cpu-used=8 threads=2 target-bitrate=1500000 ! webmmux ! filesink name=file`

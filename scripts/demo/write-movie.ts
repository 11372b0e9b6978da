import { setImmediate, setTimeout } from 'node:timers/promises'
import { createMemfd, FdAllocator } from 'gst-allocators'
import { Gst, GstApp, unsafeRelease } from 'gst-allocators/gi'
import { Arrivals } from './arrivals.js'
import { draw } from './draw.js'
import { type Layout, layoutOf } from './layout.js'
import { openFds } from './open-fds.js'
import { PolledPipeline } from './polled-pipeline.js'
import { rate, Stopwatch } from './stopwatch.js'
import type { Tools } from './tools.js'

/** What came of writing the movie. */
export interface Written {
  readonly frames: number
  readonly seconds: number
  readonly arrivals: Arrivals
  /** The most fds that were open at one time. */
  readonly peakFds: number
}

/** Draws frames into memfds, each a memory of its own, and has GStreamer encode those very memories to a file. */
export async function writeMovie(file: string, { signal, progress, outputs }: Tools): Promise<Written> {
  using pipeline = new PolledPipeline('encode the movie', description)
  pipeline.set('file', 'location', file)
  const source = pipeline.element('in', GstApp.AppSrc)
  const tap = pipeline.element('tap', GstApp.AppSink)
  const layout = layoutOf(source.caps)
  const allocator = new FdAllocator({ name: 'demo' })
  const arrivals = new Arrivals()
  const stopwatch = new Stopwatch()
  let peakFds = 0
  let sent = 0

  outputs.begin(file)
  pipeline.play()
  while (!pipeline.poll()) {
    signal.throwIfAborted()
    arrivals.inspect(tap)
    if (sent === frames || source.currentLevelBuffers >= maxQueued) {
      await setTimeout(1)
      continue
    }
    const flow = send(source, sent, { allocator, layout, arrivals })
    if (flow === Gst.FlowReturn.OK && ++sent === frames) source.endOfStream()
    peakFds = Math.max(peakFds, openFds())
    progress.update('Drawing and encoding', sent, frames, rate(sent, stopwatch.seconds))
    await setImmediate()
  }
  outputs.complete(file)
  return { frames, seconds: stopwatch.seconds, arrivals, peakFds }
}

interface Studio {
  readonly allocator: FdAllocator
  readonly layout: Layout
  readonly arrivals: Arrivals
}

function send(source: GstApp.AppSrc, index: number, { allocator, layout, arrivals }: Studio): Gst.FlowReturn {
  const fd = createMemfd(layout.size, { name: `frame-${index}`, sealed: true })
  using memory = allocator.alloc(fd, layout.size)
  {
    using mapping = memory.map('write')
    draw(mapping.bytes, layout, index)
  }
  arrivals.expect(memory)

  const buffer = Gst.Buffer.new()
  // Each call takes a reference of its own; ours are given back below, and the fd is closed when the pipeline is done with it.
  buffer.appendMemory(memory.gi)
  buffer.pts = BigInt(index) * duration
  buffer.duration = duration
  const flow = source.pushBuffer(buffer)
  unsafeRelease(buffer)
  return flow
}

const frames = 150
const framesPerSecond = 30n
const duration = Gst.SECOND / framesPerSecond
const maxQueued = 4n

const caps = `video/x-raw,format=I420,width=640,height=360,framerate=${framesPerSecond.toString()}/1`
const queue = 'queue max-size-buffers=4 max-size-bytes=0 max-size-time=0'
const description = `
  appsrc name=in format=time caps=${caps} ! tee name=both
  both. ! ${queue} ! vp8enc deadline=1 cpu-used=8 threads=2 target-bitrate=1500000 ! webmmux ! filesink name=file
  both. ! ${queue} ! appsink name=tap sync=false enable-last-sample=false`

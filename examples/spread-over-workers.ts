// Spreads one 4K frame over workers. Each worker inverts its rows in place and counts their shades.
//
//   this thread                          workers, which load neither GStreamer nor node-gtk
//   FdMemory owns the memfd ─ shareFd() ─► mapShared() ─► rows    0 to  539
//        │                  ├────────────► mapShared() ─► rows  540 to 1079   each opens its own fd,
//        │                  ├────────────► mapShared() ─► rows 1080 to 1619   and closes it once mapped
//        │                  └────────────► mapShared() ─► rows 1620 to 2159
//        └─ push() ─► appsrc ! appsink ─► Frame: the same memfd
//
//   None of the 8 MB is copied or posted. This thread holds the memory until every worker has reported that it is done.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createMemfd, FdAllocator, FdMemory, type SharedFd, shareFd } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'

const [width, height, count] = [3840, 2160, 4]
const size = width * height

using memory = new FdAllocator().alloc(createMemfd(size, { name: 'frame', sealed: true }), size)
draw()
const began = performance.now()
const histograms = await Promise.all(stripes().map(runWorker))
const took = performance.now() - began

const histogram = histograms.reduce((sum, next) => sum.map((value, at) => value + (next[at] ?? 0)))
assert.deepEqual(histogram, expected())
await check()
console.log(
  `${count} workers inverted ${width} x ${height} pixels in ${took.toFixed(0)} ms, including their start`,
)

/** Fills each row one shade brighter than the row above, and starts again at black after white. */
function draw(): void {
  using mapping = memory.map('write')
  for (let row = 0; row < height; row++) mapping.bytes.fill(row % 256, row * width, (row + 1) * width)
}

/** Returns a part of the file for each worker. A part can begin at any byte. */
function stripes(): SharedFd[] {
  const rows = height / count
  return Array.from({ length: count }, (_, index) =>
    shareFd(memory.fd, { offset: memory.offset + index * rows * width, size: rows * width }),
  )
}

async function runWorker(stripe: SharedFd): Promise<number[]> {
  const worker = new Worker(new URL('spread-over-workers.worker.js', import.meta.url), { workerData: stripe })
  const end = once(worker, 'exit')
  const [histogram] = (await once(worker, 'message')) as [number[]]
  await end
  return histogram
}

function expected(): number[] {
  const shades = new Array<number>(256).fill(0)
  for (let row = 0; row < height; row++) {
    const shade = 255 - (row % 256)
    shades[shade] = (shades[shade] ?? 0) + width
  }
  return shades
}

/** Sends the frame through a pipeline, and checks that the same memory comes out. */
async function check(): Promise<void> {
  await using pipeline = Pipeline.parse(`
    appsrc name=in caps=video/x-raw,format=GRAY8,width=${width},height=${height},framerate=30/1 ! appsink name=out sync=false`)
  await pipeline.play()
  await pipeline.source('in').push(memory, { pts: 0n })
  for await (const frame of pipeline.sink('out').frames()) {
    const [part] = frame.memories
    assert.ok(part instanceof FdMemory)
    assert.equal(part.fd, memory.fd)
    using mapping = frame.map('read')
    assert.equal(mapping.planes[0]?.bytes[(height - 1) * width], 255 - ((height - 1) % 256))
    break
  }
}

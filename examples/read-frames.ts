// Reads the frames of a running pipeline where GStreamer has them.
//
//   videotestsrc ! video/x-raw,format=RGBA ! appsink ─► Gst.Sample ─► Gst.Buffer ─► Gst.Memory ─► Memory ─► bytes
//   streaming thread                                    owned by us    borrowed      owned         owned     mapped
//
//   No fd here: the memory is the system's. The same code reads dma-bufs.
import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { Memory } from 'gst-allocators'
import { Gst, GstApp, GstVideo, unsafeRelease } from 'gst-allocators/gi'

const pipeline = Gst.parseLaunch(`
  videotestsrc num-buffers=5 pattern=smpte ! video/x-raw,format=RGBA,width=320,height=240
  ! appsink name=out sync=false`) as Gst.Pipeline
const sink = pipeline.getByName('out') as GstApp.AppSink
pipeline.setState(Gst.State.PLAYING)

let frames = 0
while (!sink.isEos()) {
  const sample = sink.tryPullSample(0)
  if (sample === null) {
    await setTimeout(1)
    continue
  }
  read(sample)
  frames++
  unsafeRelease(sample) // now, and not at garbage collection: a camera has few buffers to lend
}
pipeline.setState(Gst.State.NULL)
assert.equal(frames, 5)

function read(sample: Gst.Sample): void {
  // Borrowed from the sample: good until it is released.
  const [buffer, caps] = [sample.getBuffer(), sample.getCaps()]
  const info = caps && GstVideo.VideoInfo.newFromCaps(caps)
  assert.ok(buffer && info)

  // Memory by memory: mapping a buffer of several memories would merge them into a copy.
  assert.equal(buffer.nMemory(), 1)
  const gi = buffer.getMemory(0)
  assert.ok(gi)
  using memory = Memory.from(gi)
  unsafeRelease(gi)
  using mapping = memory.map('read')
  assert.equal(mapping.bytes.length, Number(info.size))

  const line = 20 * (info.stride[0] ?? 0)
  const bars = [0, 1, 2, 3, 4, 5, 6].map((bar) => {
    const pixel = line + Math.floor(((bar + 0.5) * info.width) / 7) * 4
    return [...mapping.bytes.subarray(pixel, pixel + 3)].map((value) => (value > 96 ? 1 : 0)).join('')
  })
  assert.deepEqual(bars, ['111', '110', '011', '010', '101', '100', '001'])
  console.log(`frame at ${buffer.pts / 1_000_000n} ms: in RGB, the colour bars are ${bars.join(' ')}`)
}

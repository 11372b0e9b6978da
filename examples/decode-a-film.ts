// Decodes a film frame by frame, at the pace of the loop that reads the frames.
//
//   videotestsrc ! vp8enc ! webmmux ! filesink      writes the film to a temporary folder
//   filesrc ! decodebin ! appsink ─► Frame ─► map('read') ─► bytes
//   pipeline           queues 4 frames      valid until the loop asks for the next frame
//
//   When the loop is slow, the pipeline waits. No frame is dropped, and only a few frames are in memory at a time.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

const frames = 20
const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-'))
try {
  const film = join(folder, 'ball.webm')
  await write(film)
  await read(film)
} finally {
  rmSync(folder, { recursive: true })
}

async function write(film: string): Promise<void> {
  await using pipeline = Pipeline.parse(`
    videotestsrc num-buffers=${frames} pattern=ball ! video/x-raw,format=I420,width=320,height=240,framerate=10/1
    ! vp8enc deadline=1 ! webmmux ! filesink location="${film}"`)
  await pipeline.play()
  assert.equal(await pipeline.finished, 'eos')
}

async function read(film: string): Promise<void> {
  await using pipeline = Pipeline.parse(`
    filesrc location="${film}" ! decodebin ! appsink name=out sync=false`)
  await pipeline.play()
  const places: string[] = []
  for await (const frame of pipeline.sink('out').frames()) {
    assert.equal(frame.pts, BigInt(places.length) * 100_000_000n)
    assert.equal(frame.format, 'I420')
    places.push(findBall(frame))
  }
  assert.equal(places.length, frames)
  assert.ok(new Set(places).size > frames / 2)
  console.log(`${frames} frames; the ball passes ${places.filter((_, index) => index % 4 === 0).join(', ')}`)
}

/** Returns the centre of the white pixels. */
function findBall(frame: Frame): string {
  using mapping = frame.map('read')
  const [luma] = mapping.planes
  assert.ok(luma)
  let [sumX, sumY, count] = [0, 0, 0]
  for (let y = 0; y < luma.height; y++)
    for (let x = 0; x < luma.width; x++) {
      if ((luma.bytes[y * luma.stride + x] ?? 0) < 128) continue
      sumX += x
      sumY += y
      count++
    }
  assert.ok(count > 0)
  return `${Math.round(sumX / count)},${Math.round(sumY / count)}`
}

// Draws on the frames of one pipeline and encodes them in another.
//
//   videotestsrc ! appsink ─► Frame ─► map('readwrite') ─► bytes
//                               └────► push() ─► appsrc ! vp8enc ! webmmux ! filesink
//   allocates the memory      draws on it        reads it, and holds its own reference
//
//   Frames are never copied. The memory returns to its pool when both the loop and the encoder have released it.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

const [frames, square] = [20, 32]
const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-'))
try {
  const film = join(folder, 'square.webm')
  await write(film)
  await check(film)
} finally {
  rmSync(folder, { recursive: true })
}

async function write(film: string): Promise<void> {
  await using from = Pipeline.parse(`
    videotestsrc num-buffers=${frames} pattern=black ! video/x-raw,format=I420,width=320,height=240,framerate=10/1
    ! appsink name=out sync=false`)
  await using to = Pipeline.parse(`
    appsrc name=in format=time ! vp8enc deadline=1 ! webmmux ! filesink location="${film}"`)
  await Promise.all([from.play(), to.play()])

  // push() passes on the caps and timestamps of each frame.
  let index = 0
  for await (const frame of from.sink('out').frames({ writable: true })) {
    draw(frame, index++)
    await to.source('in').push(frame)
  }
  await to.source('in').end()
}

/** Draws a white square that moves one step to the right with each frame. */
function draw(frame: Frame, index: number): void {
  using mapping = frame.map('readwrite')
  const [luma] = mapping.planes
  assert.ok(luma)
  const { bytes, stride } = luma
  for (let row = 0; row < square; row++)
    bytes.fill(235, row * stride + left(index), row * stride + left(index) + square)
}

function left(index: number): number {
  return 16 + index * 8
}

/** Decodes the film and checks that each square is where it was drawn: white, with black on both sides. */
async function check(film: string): Promise<void> {
  await using pipeline = Pipeline.parse(
    `filesrc location="${film}" ! decodebin ! appsink name=out sync=false`,
  )
  await pipeline.play()
  let index = 0
  for await (const frame of pipeline.sink('out').frames()) {
    using mapping = frame.map('read')
    const [luma] = mapping.planes
    assert.ok(luma)
    const line = luma.bytes.subarray(luma.stride * (square / 2))
    const xs = [left(index) - 8, left(index) + square / 2, left(index) + square + 8]
    assert.deepEqual(
      xs.map((x) => (line[x] ?? 0) > 128),
      [false, true, false],
    )
    index++
  }
  assert.equal(index, frames)
  console.log(`${index} frames were drawn on, encoded and decoded: each square is where it was drawn`)
}

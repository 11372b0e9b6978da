// Draws on camera frames in the driver's own buffers and encodes them. No byte is copied between camera and encoder.
//
//   v4l2src io-mode=dmabuf ─► appsink ─► Frame ─► map('readwrite') ─► push() ─► appsrc ─► vp8enc ─► film
//   the driver's dma-bufs               drawn on in place           the same dma-buf
//
//   Without a camera, a test source stands in. Its frames are in ordinary memory, not in dma-bufs.
//   npx tsx examples/draw-on-a-camera.ts [film.mkv [/dev/video2]]
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DmaBufMemory, listDevices } from 'gst-allocators'
import { type Frame, Pipeline } from 'gst-allocators/pipeline'

const [width, height, count] = [320, 180, 10]
const caps = `video/x-raw,format=I420,width=${width},height=${height}`
const folder = mkdtempSync(join(tmpdir(), 'draw-on-a-camera-'))
const [film = join(folder, 'film.mkv'), device = '/dev/video0'] = process.argv.slice(2)

try {
  const isThere = listDevices().some(({ path, access }) => path === device && access === 'readwrite')
  await record(
    isThere
      ? `v4l2src device=${device} io-mode=dmabuf num-buffers=${count}`
      : `videotestsrc num-buffers=${count}`,
  )
  assert.ok(statSync(film).size > 1000)
} finally {
  rmSync(folder, { recursive: true })
}

async function record(from: string): Promise<void> {
  await using camera = Pipeline.parse(`${from} ! ${caps} ! appsink name=out sync=false`)
  await using encoder = Pipeline.parse(`
    appsrc name=in caps="${caps},framerate=30/1" ! vp8enc deadline=1 ! matroskamux ! filesink location=${film}`)
  await Promise.all([camera.play(), encoder.play()])

  const source = encoder.source('in')
  const inodes = new Set<bigint>()
  let frames = 0
  // Writable frames have no other holder, so drawing on them affects nothing else.
  for await (const frame of camera.sink('out').frames({ writable: true })) {
    draw(frame, frames)
    for (const memory of frame.memories)
      if (memory instanceof DmaBufMemory) inodes.add(memory.shareFd().inode)
    await source.push(frame, { pts: (BigInt(frames) * 1_000_000_000n) / 30n })
    frames++
  }
  await source.end()

  assert.equal(frames, count)
  const where = inodes.size === 0 ? 'none of them in a dma-buf' : `all in place, in ${inodes.size} dma-bufs`
  console.log(`Drew on ${frames} frames of ${from.split(' ')[0]}, ${where}`)
}

/** Draws a moving white square on top of the picture. */
function draw(frame: Frame, index: number): void {
  using mapping = frame.map('readwrite')
  const [luma] = mapping.planes
  assert.ok(luma)
  for (let y = 80; y < 96; y++) {
    const left = y * luma.stride + index * 16
    luma.bytes.fill(235, left, left + 16)
  }
}

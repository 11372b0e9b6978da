// Camera, TypeScript, encoder: TypeScript draws into the same dma-buf that the camera fills and the encoder reads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type Frame, Pipeline, type Plane } from '../../src/pipeline/index.js'
import { itemOf } from '../support/item-of.js'
import { knowLeaksOfV4l2src } from '../support/known-leaks.js'
import { runScript } from '../support/run-script.js'
import { inodeOf } from './support/inode-of.js'

knowLeaksOfV4l2src()

const [width, height, count] = [320, 180, 8]
const format = `video/x-raw,format=I420,width=${width},height=${height}`

describe('a frame of a camera', () => {
  it('is drawn on in place, and reaches an encoder in the same dma-buf, with the drawing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'round-trip-'))
    const film = join(folder, 'film.mkv')
    try {
      expect(await drawAndEncode(film)).toBe(count)
      expect(await readSquares(film)).toEqual(Array.from({ length: count }, (_, index) => index))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('examples/draw-on-a-camera.ts', () => {
  it('draws into dma-bufs here', () => {
    const { stdout, stderr, status } = runScript(readFileSync('examples/draw-on-a-camera.ts', 'utf8'))
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toMatch(/^Drew on 10 frames of v4l2src, all in place, in \d+ dma-bufs$/m)
  })
})

/** Draws a square into each frame, further to the right each time. Returns how many came through in the dma-buf that they came in. */
async function drawAndEncode(film: string): Promise<number> {
  await using camera = Pipeline.parse(
    `v4l2src device=/dev/video0 io-mode=dmabuf num-buffers=${count} ! ${format} ! appsink name=out sync=false`,
  )
  await using encoder = Pipeline.parse(`
    appsrc name=in format=time caps="${format},framerate=30/1" ! tee name=both
    both. ! queue ! vp8enc deadline=1 target-bitrate=4000000 ! matroskamux ! filesink location=${film}
    both. ! queue ! appsink name=seen sync=false`)
  await Promise.all([camera.play(), encoder.play()])
  const source = encoder.source('in')
  const seen = encoder.sink('seen').frames()
  let same = 0
  let index = 0
  for await (const frame of camera.sink('out').frames({ writable: true })) {
    drawSquare(frame, index)
    await source.push(frame, { pts: (BigInt(index) * 1_000_000_000n) / 30n })
    const other = itemOf(await seen.next())
    using mapping = other.map('read')
    if (inodeOf(other) === inodeOf(frame) && squareIn(mapping.planes[0]) === index) same++
    index++
  }
  await source.end()
  await seen.next()
  await encoder.finished
  return same
}

function drawSquare(frame: Frame, index: number): void {
  using mapping = frame.map('readwrite')
  const [luma] = mapping.planes
  if (luma === undefined) throw new TypeError('I420 has a Y plane')
  const { bytes, stride } = luma
  // Black, and one white square: so far left that twenty fit.
  bytes.fill(16)
  for (let y = 80; y < 96; y++) bytes.fill(235, y * stride + index * 16, y * stride + index * 16 + 16)
}

/** Which of the twenty places is white. */
function squareIn(luma: Plane | undefined): number {
  if (luma === undefined) return -1
  const { bytes, stride } = luma
  const bright = Array.from({ length: 20 }, (_, index) => (bytes[88 * stride + index * 16 + 8] ?? 0) > 128)
  return bright.filter(Boolean).length === 1 ? bright.indexOf(true) : -1
}

async function readSquares(film: string): Promise<number[]> {
  await using decoder = Pipeline.parse(
    `filesrc location=${film} ! matroskademux ! vp8dec ! appsink name=out sync=false`,
  )
  await decoder.play()
  const squares: number[] = []
  for await (const frame of decoder.sink('out').frames()) {
    using mapping = frame.map('read')
    squares.push(squareIn(mapping.planes[0]))
  }
  return squares
}

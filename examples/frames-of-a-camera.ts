// Reads camera frames in place. Without a camera, a test source stands in.
//
//   v4l2src       ─┐
//   videotestsrc  ─┴─► decodebin ! videoconvert ! appsink ─► Frame ─► map('read') ─► planes of bytes
//   has few buffers    streaming threads                     valid until the loop asks for the next frame
//
//   A camera stalls until its buffers are returned. To hold a frame for longer, call keep() and later dispose().
//   To use a camera other than /dev/video0: npx tsx examples/frames-of-a-camera.ts /dev/video2
import assert from 'node:assert/strict'
import { GstError, type Plane, Pipeline } from 'gst-allocators/pipeline'

const device = process.argv[2] ?? '/dev/video0'
const camera = await open(`v4l2src device=${device} num-buffers=5`)
await using pipeline =
  camera ??
  (await open('videotestsrc is-live=true num-buffers=5 pattern=smpte ! video/x-raw,width=320,height=240'))
assert.ok(pipeline)

let frames = 0
for await (const frame of pipeline.sink('out').frames()) {
  // Rows may be padded, so use the stride, not the width, to get from one row to the next.
  using mapping = frame.map('read')
  const [plane] = mapping.planes
  assert.ok(plane && plane.stride >= frame.width * 4)
  const colours = [0, 1, 2, 3, 4, 5, 6].map((bar) => colourAt(plane, (bar + 0.5) / 7))
  if (camera === undefined) assert.deepEqual(colours, ['111', '110', '011', '010', '101', '100', '001'])
  console.log(
    `frame ${++frames}, ${frame.width}x${frame.height}: RGB from left to right: ${colours.join(' ')}`,
  )
}
assert.equal(frames, 5)

/** Plays a source. Returns undefined, and prints the reason, if it cannot be played. */
async function open(source: string): Promise<Pipeline | undefined> {
  const pipeline = Pipeline.parse(`
    ${source} ! decodebin ! videoconvert ! video/x-raw,format=RGBA ! appsink name=out sync=false`)
  try {
    await pipeline.play({ timeout: 5000 })
    return pipeline
  } catch (error) {
    await pipeline[Symbol.asyncDispose]()
    if (!(error instanceof GstError)) throw error
    console.log(`No camera, using a test source instead: ${error.message}`)
    return undefined
  }
}

/** The colour at `x` (0 is left, 1 is right) near the top: a digit each for red, green and blue, 1 if strong. */
function colourAt({ bytes, stride, width, height }: Plane<'read'>, x: number): string {
  const pixel = Math.floor(height / 8) * stride + Math.floor(x * width) * 4
  return [...bytes.subarray(pixel, pixel + 3)].map((value) => (value > 96 ? 1 : 0)).join('')
}

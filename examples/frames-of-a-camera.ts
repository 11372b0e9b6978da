// Reads the frames of a camera where GStreamer has them, or those of a test source where there is no camera.
//
//   v4l2src       ─┐
//   videotestsrc  ─┴─► decodebin ! videoconvert ! appsink ─► Frame ─► map('read') ─► planes of bytes
//   has few buffers    streaming threads                     the loop's, until it asks for the next one
//
//   A camera waits for its buffers to come back. Who needs a frame for longer says keep(), and then dispose().
//   Another camera than /dev/video0: npx tsx examples/frames-of-a-camera.ts /dev/video2
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
  // Lines may be further apart than they are long, so it is the stride that leads from one to the next.
  using mapping = frame.map('read')
  const [plane] = mapping.planes
  assert.ok(plane && plane.stride >= frame.width * 4)
  const colours = [0, 1, 2, 3, 4, 5, 6].map((bar) => colourAt(plane, (bar + 0.5) / 7))
  if (camera === undefined) assert.deepEqual(colours, ['111', '110', '011', '010', '101', '100', '001'])
  console.log(
    `frame ${++frames}, ${frame.width}x${frame.height}: from left to right, in RGB: ${colours.join(' ')}`,
  )
}
assert.equal(frames, 5)

/** Plays a source; undefined, and a line that says why, when it cannot be had. */
async function open(source: string): Promise<Pipeline | undefined> {
  const pipeline = Pipeline.parse(`
    ${source} ! decodebin ! videoconvert ! video/x-raw,format=RGBA ! appsink name=out sync=false`)
  try {
    await pipeline.play({ timeout: 5000 })
    return pipeline
  } catch (error) {
    await pipeline[Symbol.asyncDispose]()
    if (!(error instanceof GstError)) throw error
    console.log(`There is no camera (${error.message}), so a test source takes its place`)
    return undefined
  }
}

/** Part of the way from left to right, and near the top: a digit each for red, green and blue, whether there is much of it. */
function colourAt({ bytes, stride, width, height }: Plane<'read'>, x: number): string {
  const pixel = Math.floor(height / 8) * stride + Math.floor(x * width) * 4
  return [...bytes.subarray(pixel, pixel + 3)].map((value) => (value > 96 ? 1 : 0)).join('')
}

// Three hundred thousand frames arrive completely and in order, and none of them leaks.
import { expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

const script = `
import { readdirSync } from 'node:fs'
import { Gst } from 'gst-allocators/gi'
import { Pipeline } from 'gst-allocators/pipeline'

// Garbage that is not collected yet is not a leak.
const rss = () => (gc(), process.memoryUsage.rss())
const fds = () => readdirSync('/proc/self/fd').length
const count = 300_000
const seen = { frames: 0, inOrder: true, fds: true, first: 0, last: 0 }
{
  await using pipeline = Pipeline.parse(\`videotestsrc num-buffers=\${count} pattern=black ! video/x-raw,format=GRAY8,width=16,height=8,framerate=1000/1 ! appsink name=out sync=false\`)
  await pipeline.play()
  let before
  for await (const frame of pipeline.sink('out').frames()) {
    // The first wait for a frame opens an fd more.
    if (seen.frames === 10_000) before = fds()
    using mapping = frame.map('read')
    if (frame.pts !== BigInt(seen.frames) * 1_000_000n || mapping.planes[0].bytes.length !== 128) seen.inOrder = false
    seen.frames++
    // After some collections, the heap no longer grows, because its young generation is limited.
    if (seen.frames % 50_000 === 0 && seen.frames <= 200_000) seen.first = rss()
    if (seen.frames > 10_000 && seen.frames % 10_000 === 0 && fds() !== before) seen.fds = false
  }
  seen.last = rss()
}
console.log(JSON.stringify(seen))
Gst.deinit()
`

it('gives 300 000 frames in order and exactly, with memory and fds as they were, and no object alive at the end', () => {
  const { stdout, stderr, status } = runScript(script, ['--expose-gc', '--max-semi-space-size=1'], {
    GST_TRACERS:
      'leaks(filters="GstSample,GstBuffer,GstMemory,GstMessage,GstCaps,GstPipeline,GstElement,GstPad")',
    GST_DEBUG: 'GST_TRACER:7',
    GST_DEBUG_NO_COLOR: '1',
  })
  const { first, last, ...seen } = JSON.parse(stdout) as { first: number; last: number }
  expect(seen).toEqual({ frames: 300_000, inOrder: true, fds: true })
  expect(last - first).toBeLessThan(8 * 2 ** 20)
  expect(stderr.split('\n').filter((line) => line.includes('object-alive, type-name=(string)Gst'))).toEqual(
    [],
  )
  expect(status).toBe(0)
}, 120_000)

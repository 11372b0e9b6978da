import { expect, it } from '@jest/globals'
import { Gst, GstApp } from '../../src/gi/index.js'
import { Pipeline } from '../../src/pipeline/index.js'

it('a frame has the stream time that seek() takes, where the segment does not begin at 0', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in format=time handle-segment-change=true ! video/x-raw,format=GRAY8,width=4,height=1,framerate=25/1 ! appsink name=out',
  )
  const segment = Gst.Segment.new()
  segment.init(Gst.Format.TIME)
  segment.start = 80_000_000n
  segment.time = 1_000_000_000n
  await pipeline.play()
  const appsrc = pipeline.gi.getByName('in')
  if (!(appsrc instanceof GstApp.AppSrc)) throw new Error('The element is not an appsrc')
  for (const pts of [80_000_000n, 120_000_000n]) {
    const buffer = Gst.Buffer.newWrapped([1, 2, 3, 4])
    buffer.pts = pts
    appsrc.pushSample(Gst.Sample.new(buffer, null, segment, null))
  }
  const ending = pipeline.source('in').end()
  const times: unknown[] = []
  for await (const frame of pipeline.sink('out').frames()) times.push([frame.pts, frame.streamTime])
  await ending
  expect(times).toEqual([
    [80_000_000n, 1_000_000_000n],
    [120_000_000n, 1_040_000_000n],
  ])
})

it('an encoded sample and a sample of a property have it too', async () => {
  await using pipeline = Pipeline.parse(
    'videotestsrc num-buffers=2 ! video/x-raw,framerate=10/1 ! jpegenc ! tee name=t ! appsink name=out t. ! fakesink async=false name=end enable-last-sample=true',
  )
  await pipeline.play()
  for await (const sample of pipeline.sink('out').samples()) expect(sample.streamTime).toBe(sample.pts)
  using last = await pipeline.element('end', 'fakesink').get('last-sample')
  expect(last?.streamTime).toBe(100_000_000n)
})

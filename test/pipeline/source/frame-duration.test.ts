// Without a duration, MP4 and QuickTime lose the last frame.
import { expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'

async function durations(caps: string, pushes: readonly object[]): Promise<(bigint | null)[]> {
  await using pipeline = Pipeline.parse(`appsrc name=in format=time ! ${caps} ! appsink name=out sync=false`)
  await pipeline.play()
  const ending = (async () => {
    for (const options of pushes) await pipeline.source('in').push(new Uint8Array(16), options)
    await pipeline.source('in').end()
  })()
  const found: (bigint | null)[] = []
  for await (const sample of pipeline.sink('out').samples()) found.push(sample.duration)
  await ending
  return found
}

const video = 'video/x-raw,format=GRAY8,width=4,height=4'

it('is that of a frame for bytes with a pts', async () => {
  const pushes = [{ pts: 0n }, { pts: 1n, duration: 7n }, {}]
  expect(await durations(`${video},framerate=30/1`, pushes)).toEqual([33_333_333n, 7n, null])
  expect(await durations(`${video},framerate=30000/1001`, [{ pts: 0n }])).toEqual([33_366_666n])
})

it('is null if the caps have no framerate', async () => {
  expect(await durations(`${video},framerate=0/1`, [{ pts: 0n }])).toEqual([null])
  expect(await durations('image/png,framerate=30/1', [{ pts: 0n }])).toEqual([null])
})

// A source that leaks by choice always takes data, and drops the oldest or the newest.
import { expect, it } from '@jest/globals'
import { Pipeline, type PushOptions } from '../../../src/pipeline/index.js'

/** Pushes eight pieces into a source that has handed on none yet, and returns the first byte of those that arrive. */
async function arrivals(
  limits: string,
  options: (index: number) => PushOptions = () => ({}),
): Promise<number[]> {
  await using pipeline = Pipeline.parse(`appsrc name=in is-live=true ${limits} ! appsink name=out sync=false`)
  // A live source hands on nothing while it is paused.
  await pipeline.pause()
  const source = pipeline.source('in')
  for (let index = 0; index < 8; index++) await source.push(new Uint8Array(100).fill(index), options(index))
  await pipeline.play()
  const end = source.end()
  const seen: number[] = []
  for await (const sample of pipeline.sink('out').samples()) seen.push(sample.copyBytes()[0] ?? -1)
  await end
  return seen
}

const times = (index: number): PushOptions => ({ pts: BigInt(index) * 100n, duration: 100n })

it.each<[string, number[], typeof times | undefined]>([
  ['max-bytes=200 leaky-type=downstream', [6, 7], undefined],
  ['max-bytes=200 leaky-type=upstream', [0, 1], undefined],
  ['max-buffers=3 leaky-type=downstream', [5, 6, 7], undefined],
  ['max-buffers=3 leaky-type=upstream', [0, 1, 2], undefined],
  ['max-buffers=3 leaky-type=downstream block=true', [5, 6, 7], undefined],
  ['leaky-type=downstream', [4, 5, 6, 7], undefined],
])('%s', async (limits, expected, options) => {
  expect(await arrivals(limits, options)).toEqual(expected)
})

it('by time, with times', async () => {
  const limits = 'format=time max-time=200 max-bytes=0'
  expect(await arrivals(`${limits} leaky-type=downstream`, times)).toHaveLength(2)
  expect(await arrivals(`${limits} leaky-type=upstream`, times)).toEqual(expect.arrayContaining([0, 1]))
})

it('does not drop data without a leaky-type, even with block=true', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in is-live=true max-buffers=2 block=true ! appsink name=out',
  )
  await pipeline.pause()
  const source = pipeline.source('in')
  const pushing = Array.from({ length: 8 }, (_, index) => source.push(new Uint8Array(4).fill(index)))
  await pipeline.play()
  const seen: number[] = []
  for await (const sample of pipeline.sink('out').samples()) {
    seen.push(sample.copyBytes()[0] ?? -1)
    if (seen.length === 8) break
  }
  await Promise.all(pushing)
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

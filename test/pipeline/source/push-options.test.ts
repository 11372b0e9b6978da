import { expect, it } from '@jest/globals'
import { Pipeline, type PushOptions } from '../../../src/pipeline/index.js'
import { openFds } from '../../support/open-fds.js'

/** Options whose getter returns something else, or throws, from the second read on. */
function fickle(name: string, first: unknown, second: () => unknown): PushOptions {
  let reads = 0
  return Object.defineProperty({}, name, {
    enumerable: true,
    get: () => (reads++ === 0 ? first : second()),
  })
}

it('are read once, so a getter that changes its mind loses nothing', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=16,height=16,framerate=10/1 ! fakesink sync=false',
  )
  const before = openFds().size
  await pipeline.play()
  const fail = () => {
    throw new Error('The option was read again')
  }
  for (let count = 0; count < 20; count++)
    for (const options of [
      fickle('pts', 0n, () => 'x'),
      fickle('pts', 0n, fail),
      fickle('duration', 1n, fail),
      fickle('layout', { strides: [16], offsets: [0] }, fail),
      fickle('layout', { strides: [16], offsets: [0] }, () => null),
    ])
      await pipeline.source('in').push(new Uint8Array(256), options)
  await pipeline.source('in').end()
  await pipeline.stop()
  expect(openFds().size).toBe(before)
})

it('go with the real length of the bytes, whatever the program says', async () => {
  await using pipeline = Pipeline.parse('appsrc name=in ! appsink name=out sync=false')
  await pipeline.play()
  const bytes = new (class extends Uint8Array {
    override get length(): number {
      return 2 ** 31
    }
  })(5)
  await pipeline.source('in').push(bytes)
  await using samples = pipeline.sink('out').samples()
  expect((await samples.next()).value?.size).toBe(5)
})

import { expect, it } from '@jest/globals'
import { Pipeline, type PushOptions } from '../../../src/pipeline/index.js'
import { openFds } from '../../support/open-fds.js'

it('are read once, so a getter that changes its mind loses nothing', async () => {
  await using pipeline = Pipeline.parse(
    'appsrc name=in caps=video/x-raw,format=GRAY8,width=16,height=16,framerate=10/1 ! fakesink sync=false',
  )
  await pipeline.play()
  const source = pipeline.source('in')
  const push = async (options: object) => {
    await source.push(new Uint8Array(256), options as PushOptions).catch(() => undefined)
  }
  await push({ pts: 0n })
  const before = openFds().size
  for (let count = 0; count < 20; count++) {
    let reads = 0
    const later = (first: unknown, second: unknown) => (reads++ === 0 ? first : second)
    await push({
      get pts() {
        return later(0n, 'x')
      },
    })
    await push({
      get layout() {
        return later({ strides: [16], offsets: [0] }, null)
      },
    })
    await push({
      get duration() {
        return later(1n, {})
      },
    })
  }
  await source.end()
  await pipeline.stop()
  expect(openFds().size).toBeLessThanOrEqual(before)
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

import { expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'
import { openFds } from '../../support/open-fds.js'

it('a pipeline that was never played, or was stopped, holds no fds', async () => {
  await using first = Pipeline.parse('fakesrc ! fakesink')
  await first.play()
  await first.stop()
  const before = openFds()
  const pipelines = Array.from({ length: 20 }, () => Pipeline.parse('fakesrc ! fakesink'))
  expect(openFds().size).toBe(before.size)
  for (const pipeline of pipelines) await pipeline[Symbol.asyncDispose]()
})

import { describe, expect, it } from '@jest/globals'
import { ObservedPromise } from '../../../src/pipeline/state/observed-promise.js'
import { Pipeline } from '../../../src/pipeline/index.js'

describe('a promise that notes whether the program waits for it', () => {
  it.each<[string, (promise: Promise<number>) => unknown, boolean]>([
    ['nobody', (promise) => promise, false],
    ['await', async (promise) => await promise, true],
    ['then()', (promise) => promise.then(String), true],
    ['catch()', (promise) => promise.catch(String), true],
    ['finally()', (promise) => promise.finally(() => undefined), true],
    ['Promise.all()', (promise) => Promise.all([promise]), true],
    ['Promise.race()', (promise) => Promise.race([promise]), true],
  ])('notes %s', async (_name, wait, expected) => {
    let isObserved = false
    const promise = ObservedPromise.of(Promise.resolve(1), () => {
      isObserved = true
    })
    wait(promise)
    await new Promise(setImmediate)
    expect(isObserved).toBe(expected)
    expect(promise).toBeInstanceOf(Promise)
  })
})

it('a failure that the program does not wait for causes a warning, even if `finished` was read', async () => {
  const warnings: string[] = []
  const collect = (warning: Error & { code?: string }) => warnings.push(warning.code ?? '')
  process.on('warning', collect)
  for (const isAwaited of [true, false]) {
    await using pipeline = Pipeline.parse(
      'appsrc name=in format=time caps=video/x-raw,format=GRAY8,width=4,height=4 ! identity error-after=2 ! fakesink name=end',
    )
    const { finished } = pipeline
    expect(pipeline.finished).toBe(finished)
    const failed = isAwaited ? expect(finished).rejects.toMatchObject({ code: 'ERR_PIPELINE' }) : undefined
    await pipeline.play()
    for (let count = 0; count < 2; count++) await pipeline.source('in').push(new Uint8Array(16))
    await failed
    while (!isAwaited && warnings.length === 0) await new Promise(setImmediate)
    expect(warnings).toEqual(isAwaited ? [] : ['WARN_PIPELINE_ERROR'])
  }
  process.off('warning', collect)
})

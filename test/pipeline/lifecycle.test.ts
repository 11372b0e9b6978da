// What is left of a pipeline that does not stop. Each case runs in a child process, where a CRITICAL is fatal.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

interface Outcome {
  readonly code: string
  readonly message: string
  readonly element: string
  readonly milliseconds: number
}

const ten = 'within 10000 ms: '

describe('a pipeline that does not stop', () => {
  it('ends stop() and await using after ten seconds, names the element, and lets the process end', () => {
    const { stdout, stderr, status } = runScript(
      `
import { Pipeline } from 'gst-allocators/pipeline'

const outcome = async (call) => {
  const start = performance.now()
  try {
    await call()
    return 'settled'
  } catch ({ code, message, element }) {
    return { code, message, element, milliseconds: performance.now() - start }
  }
}
const refuses = 'videotestsrc ! fakesink name=stuck state-error='
const sleeps = 'videotestsrc ! identity name=stuck sleep-time=40000000 ! fakesink'
const playing = async (description) => {
  const pipeline = Pipeline.parse(description)
  // A source that sleeps delivers nothing to wait for.
  await outcome(() => pipeline.play(description === sleeps ? { timeout: 500 } : {}))
  return pipeline
}
const stop = (options) => async (pipeline) => {
  const result = await outcome(() => pipeline.stop(options))
  await outcome(() => pipeline[Symbol.asyncDispose]())
  return result
}
const scope = async (pipeline) => outcome(async () => { await using held = pipeline })
const cases = [
  [refuses + 'paused-to-ready', stop()],
  [refuses + 'paused-to-ready', stop({})],
  [refuses + 'paused-to-ready', stop({ timeout: undefined })],
  [refuses + 'paused-to-ready', stop({ timeout: 300 })],
  [refuses + 'paused-to-ready', scope],
  [refuses + 'ready-to-null', scope],
  [sleeps, stop()],
  [sleeps, scope],
]
const outcomes = await Promise.all(cases.map(async ([description, end]) => end(await playing(description))))
// Nothing that is left may be released now.
gc()
await new Promise((resolve) => setTimeout(resolve, 50))
gc()
console.log(JSON.stringify(outcomes))`,
      ['--expose-gc'],
    )
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const outcomes = JSON.parse(stdout) as Outcome[]
    expect(outcomes.map(({ code, element }) => `${code} ${element}`)).toEqual(
      outcomes.map(() => 'ERR_TIMEOUT stuck'),
    )
    const texts = [
      `${ten}'stuck' is PAUSED and has refused to change to READY`,
      `${ten}'stuck' is PAUSED and has refused to change to READY`,
      `${ten}'stuck' is PAUSED and has refused to change to READY`,
      "within 300 ms: 'stuck' is PAUSED and has refused to change to READY",
      `${ten}'stuck' is PAUSED and has refused to change to READY`,
      `${ten}'stuck' is READY and has refused to change to NULL`,
      `${ten}'stuck' is PAUSED and is still changing to READY`,
      `${ten}'stuck' is PAUSED and is still changing to READY`,
    ]
    // A sink that leaves PLAYING is still PLAYING until its next frame has come.
    const messages = outcomes.map(({ message }) => message.replace('is PLAYING and', 'is PAUSED and'))
    expect(messages).toEqual(
      texts.map((text) => `Cannot set the pipeline to NULL ${text}. Call stop() with a longer timeout`),
    )
    for (const { milliseconds, message } of outcomes)
      expect(milliseconds).toBeGreaterThan(message.includes('300 ms') ? 290 : 9990)
  }, 60_000)

  it('can be disposed of after a stop with a timeout of 0', () => {
    const { stdout, stderr, status } = runScript(`
import { Pipeline } from 'gst-allocators/pipeline'

const pipeline = Pipeline.parse('videotestsrc ! identity sleep-time=1000000 ! fakesink sync=false')
await pipeline.play().catch(() => undefined)
await pipeline.stop({ timeout: 0 }).catch(({ code }) => console.log(code))
await pipeline[Symbol.asyncDispose]()
console.log(pipeline.disposed)`)
    expect({ stdout, stderr, status }).toEqual({ stdout: 'ERR_TIMEOUT\ntrue\n', stderr: '', status: 0 })
  }, 60_000)
})

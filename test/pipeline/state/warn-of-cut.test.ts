// Which stops of a recording cause a warning, and which do not.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'

let warnings: string[] = []
const collect = (warning: Error & { code?: string }) => {
  if (warning.code === 'WARN_RECORDING_CUT') warnings.push(warning.message)
}

beforeEach(() => {
  warnings = []
  process.on('warning', collect)
})

afterEach(() => {
  process.off('warning', collect)
})

const jpeg = 'videotestsrc is-live=true ! video/x-raw,width=32,height=32,framerate=50/1 ! jpegenc'
const vp8 = jpeg.replace('jpegenc', 'vp8enc deadline=1')

/** Plays until the sink has got something, and then ends in the given way. */
async function record(description: string, end: (pipeline: Pipeline) => Promise<unknown>): Promise<string[]> {
  {
    await using pipeline = Pipeline.parse(`${description} ! filesink location=/dev/null`)
    await pipeline.play()
    while ((await pipeline.position()) === null) await new Promise(setImmediate)
    await end(pipeline)
  }
  await new Promise(setImmediate)
  return warnings
}

describe('a recording that is cut off', () => {
  it.each([
    [`${jpeg} ! qtmux`, 'qtmux'],
    [`${jpeg} ! avimux`, 'avimux'],
    [`${vp8} ! webmmux name=film`, "webmmux 'film'"],
    [`( ${jpeg} ! qtmux )`, 'qtmux'],
    ['audiotestsrc is-live=true ! wavenc', 'wavenc'],
    [`${jpeg} ! matroskamux`, 'matroskamux'],
  ])('causes one warning, which names end(): %s', async (description, muxer) => {
    const twice = async (pipeline: Pipeline) => {
      await pipeline.stop()
      await pipeline.play()
      await pipeline.stop()
    }
    expect(await record(description, twice)).toEqual([
      expect.stringMatching(new RegExp(`^A recording was cut off: ${muxer}.*pipeline\\.end\\(\\)`)),
    ])
  })

  it('causes one when the pipeline is disposed of', async () => {
    expect(await record(`${jpeg} ! avimux`, () => Promise.resolve())).toHaveLength(1)
  })
})

describe('no warning', () => {
  it.each([
    ['after end()', `${jpeg} ! avimux`, (pipeline: Pipeline) => pipeline.end()],
    [
      'after an end() that was given up',
      `${jpeg} ! avimux`,
      (pipeline: Pipeline) => pipeline.end({ timeout: 0 }).catch(() => undefined),
    ],
    [
      'after the end of the stream',
      'videotestsrc num-buffers=2 ! jpegenc ! avimux',
      (pipeline: Pipeline) => pipeline.finished,
    ],
    [
      'after an error',
      `${jpeg} ! identity error-after=30 ! avimux`,
      (pipeline: Pipeline) => pipeline.finished.catch(() => undefined),
    ],
    [
      'for a stream that may be cut anywhere',
      `${vp8} ! matroskamux streamable=true`,
      (pipeline: Pipeline) => pipeline.stop(),
    ],
    ['for a stream of parts', `${jpeg} ! multipartmux`, (pipeline: Pipeline) => pipeline.stop()],
    [
      'for a fragmented file',
      `${jpeg} ! qtmux fragment-duration=100`,
      (pipeline: Pipeline) => pipeline.stop(),
    ],
    ['without a muxer', jpeg, (pipeline: Pipeline) => pipeline.stop()],
  ])('%s', async (_name, description, end) => {
    expect(await record(description, end)).toEqual([])
  })

  it('when nothing was recorded', async () => {
    {
      await using pipeline = Pipeline.parse('appsrc ! jpegenc ! avimux ! fakesink')
      await pipeline.play()
      await pipeline.stop()
    }
    await new Promise(setImmediate)
    expect(warnings).toEqual([])
  })
})

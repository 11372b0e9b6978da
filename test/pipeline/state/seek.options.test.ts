// Speed, direction, end and precision of a seek, single steps, and the errors for options that make no sense.
import { describe, expect, it } from '@jest/globals'
import { Pipeline, type SeekOptions, seconds } from '../../../src/pipeline/index.js'
import { recordFilm } from '../../support/record-film.js'

const decode = recordFilm(25)

/** Returns the numbers of all frames that come. */
async function read(pipeline: Pipeline): Promise<number[]> {
  const numbers: number[] = []
  for await (const frame of pipeline.sink('out').frames()) numbers.push(Number(frame.pts) / 40_000_000)
  return numbers
}

const range = (first: number, last: number) =>
  Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + (last < first ? -index : index))

describe('pipeline.seek()', () => {
  it.each<[SeekOptions, number[]]>([
    [{}, range(50, 99)],
    [{ rate: 2 }, range(50, 99)],
    [{ rate: 0.5, stop: seconds(3) }, range(50, 74)],
    [{ stop: seconds(2.4) }, range(50, 59)],
    [{ rate: -1 }, range(49, 0)],
    [{ rate: -2, stop: seconds(1) }, range(49, 25)],
  ])('plays from the middle with %p', async (options, expected) => {
    await using pipeline = decode()
    await pipeline.pause()
    await pipeline.seek(seconds(2), options)
    expect(pipeline.rate).toBe(options.rate ?? 1)
    await pipeline.play()
    expect(await read(pipeline)).toEqual(expected)
    expect(await pipeline.finished).toBe('eos')
  })

  it('resets the speed, the direction and the stop of an earlier seek', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    for (const options of [{ rate: -1 }, { rate: 2, stop: seconds(3) }]) {
      await pipeline.seek(seconds(2), options)
      await pipeline.seek(seconds(3))
      expect(pipeline.rate).toBe(1)
      expect(await pipeline.position()).toBe(seconds(3))
    }
    await pipeline.play()
    expect(await read(pipeline)).toEqual(range(75, 99))
  })

  it.each<[SeekOptions, bigint]>([
    [{ keyUnit: true }, seconds(1)],
    [{ snap: 'before' }, seconds(1)],
    [{ accurate: true }, seconds(1.6)],
    [{ keyUnit: false }, seconds(1.6)],
  ])('goes as exactly as %p says', async (options, expected) => {
    await using pipeline = decode()
    await pipeline.pause()
    await pipeline.seek(seconds(1.6), options)
    expect(await pipeline.position()).toBe(expected)
  })

  it.each([
    [2, {}, 'ERR_INVALID_ARG_TYPE', /seconds\(1\.5\)/],
    [0n, { stop: 1 }, 'ERR_INVALID_ARG_TYPE', /as stop.*seconds\(1\.5\)/],
    [0n, { rate: 0 }, 'ERR_OUT_OF_RANGE', /pause\(\)/],
    [0n, { rate: NaN }, 'ERR_OUT_OF_RANGE', /finite/],
    [0n, { rate: '2' }, 'ERR_INVALID_ARG_TYPE', /rate/],
    [0n, { rte: 2 }, 'ERR_INVALID_ARG_TYPE', /did you mean 'rate'/],
    [5n, { stop: 5n }, 'ERR_OUT_OF_RANGE', /after the time/],
    [5n, { stop: 5n, rate: -1 }, 'ERR_OUT_OF_RANGE', /before the time/],
    [0n, { snap: 'near' }, 'ERR_OUT_OF_RANGE', /'nearest'/],
    [0n, { snap: 'after', accurate: true }, 'ERR_OUT_OF_RANGE', /accurate/],
    [0n, { snap: 'after', keyUnit: false }, 'ERR_OUT_OF_RANGE', /keyUnit/],
    [0n, { keyUnit: true, accurate: true }, 'ERR_OUT_OF_RANGE', /keyUnit/],
    [0n, { keyUnit: 1 }, 'ERR_INVALID_ARG_TYPE', /keyUnit/],
    [0n, null, 'ERR_INVALID_ARG_TYPE', /options/],
  ])('refuses %p with %p', async (time, options, code, message) => {
    await using pipeline = decode()
    const seeking = pipeline.seek(time as bigint, options as SeekOptions)
    await expect(seeking).rejects.toMatchObject({ code, message: expect.stringMatching(message) as unknown })
  })
})

describe('pipeline.step()', () => {
  it.each([
    'videotestsrc num-buffers=0 ! fakesink name=end',
    'fakesrc num-buffers=3 ! fakesink name=end',
    'filesrc location=/proc/version ! fakesink name=end',
  ])('refuses data without times, for which a sink would log a CRITICAL: %s', async (description) => {
    await using pipeline = Pipeline.parse(description)
    await pipeline.pause()
    await expect(pipeline.step()).rejects.toMatchObject({ code: 'ERR_NOT_SEEKABLE', element: 'end' })
  })

  it('shows the next frames one by one, or passes over some', async () => {
    await using pipeline = decode()
    await pipeline.pause()
    const frames = pipeline.sink('out').frames()
    const next = async () => {
      const { value } = await frames.next()
      return Number(value?.pts) / 40_000_000
    }
    expect(await next()).toBe(0)
    await pipeline.step()
    expect(await next()).toBe(1)
    await pipeline.step(3)
    expect(await next()).toBe(4)
    await pipeline.play()
    expect(await next()).toBe(5)
    await frames.return()
  })

  it('needs a paused pipeline and a number of frames', async () => {
    await using pipeline = decode()
    await expect(pipeline.step()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await pipeline.play()
    await expect(pipeline.step()).rejects.toMatchObject({ code: 'ERR_STOPPED' })
    await expect(pipeline.step(0)).rejects.toMatchObject({ code: 'ERR_OUT_OF_RANGE' })
    await expect(pipeline.step(1n as unknown as number)).rejects.toMatchObject({
      code: 'ERR_INVALID_ARG_TYPE',
    })
  })
})

// A property that holds a sample gives the sample itself, which its reader releases.
import { describe, expect, it } from '@jest/globals'
import { liveObjects } from '../../../src/lifetime/index.js'
import { Frame, Pipeline, Sample } from '../../../src/pipeline/index.js'

describe('last-sample', () => {
  it('is a frame of video, with its bytes', async () => {
    await using pipeline = Pipeline.parse(
      'videotestsrc num-buffers=2 pattern=white ! video/x-raw,format=GRAY8,width=8,height=2 ! fakesink name=end enable-last-sample=true',
    )
    await pipeline.play()
    await pipeline.finished
    const before = liveObjects()
    using frame = await pipeline.element('end', 'fakesink').get('last-sample')
    expect(liveObjects()).toBe(before + 1)
    if (!(frame instanceof Frame)) throw new Error('The value is not a frame')
    expect(frame).toMatchObject({ width: 8, height: 2, format: 'GRAY8', size: 16 })
    expect([...frame.copyBytes()].every((byte) => byte > 200)).toBe(true)
  })

  it('is a sample of anything else, which outlives its pipeline', async () => {
    let sample: Sample | null
    {
      await using pipeline = Pipeline.parse('audiotestsrc num-buffers=1 ! fakesink name=end')
      await pipeline.play()
      await pipeline.finished
      sample = await pipeline.element('end', 'fakesink').get('last-sample')
    }
    expect(sample?.mediaType).toBe('audio/x-raw')
    expect(sample?.copyBytes().length).toBe(sample?.size)
    sample?.dispose()
    expect(sample?.disposed).toBe(true)
  })

  it('is null before there is one', async () => {
    await using pipeline = Pipeline.parse('audiotestsrc ! fakesink name=end')
    expect(await pipeline.element('end', 'fakesink').get('last-sample')).toBeNull()
  })
})

describe('a property', () => {
  it.each([
    ['rawvideoparse', 'plane-strides', [320, 160, 160]],
    ['rawvideoparse', 'plane-offsets', [0, 80_000, 100_000]],
    ['vp8enc', 'temporal-scalability-target-bitrate', [100_000, 200_000]],
    ['vp8enc', 'temporal-scalability-layer-sync-flags', [true, false]],
    ['audioconvert', 'mix-matrix', [[1, 0.5]]],
    ['souphttpsrc', 'cookies', ['a=1', 'b=2']],
  ])('of %s that is an array is set from an array: %s', async (kind, name, value) => {
    await using pipeline = Pipeline.parse(`${kind} name=it`)
    const element = pipeline.element('it')
    await element.set(name, value)
    const read = await element.get(name)
    expect(read).toEqual(value)
    await element.set(name, read)
    expect(await element.get(name)).toEqual(value)
  })
})

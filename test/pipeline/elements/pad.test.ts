// Pads and other children of elements, and the properties that are pads.
import { describe, expect, it } from '@jest/globals'
import { gstVersion } from '../../../src/gi/base.js'
import { Element, Pad, Pipeline } from '../../../src/pipeline/index.js'
import { errorOf } from '../../support/outcome.js'
import { rejectionOf } from '../../support/rejection.js'

const mixing = `compositor name=mix ! fakesink
  videotestsrc ! video/x-raw,width=16,height=8 ! mix.sink_0
  videotestsrc ! video/x-raw,width=16,height=8 ! mix.sink_1`

describe('element.pad()', () => {
  it('returns a pad with its properties, the same object each time', async () => {
    await using pipeline = Pipeline.parse(mixing)
    const mix = pipeline.element('mix', 'compositor')
    const pad = mix.pad('sink_1')
    expect(pad).toBeInstanceOf(Pad)
    expect(mix.pad('sink_1')).toBe(pad)
    expect(pad).toMatchObject({ name: 'sink_1', direction: 'sink', isLinked: true, caps: null })
    expect(mix.pad('src').direction).toBe('src')
    expect(mix.padNames.sort()).toEqual(['sink_0', 'sink_1', 'src'])
    expect(pad.propertyNames).toContain('xpos')
    await pad.set('xpos', 100)
    expect(await pad.get('xpos')).toBe(100)
    await pipeline.pause()
    await pad.set('ypos', 50)
    expect(await pad.get('ypos')).toBe(50)
    expect(pad.caps).toMatch(/^video\/x-raw, .*width=\(int\)16/)
  })

  it('suggests the closest name if no pad has the name', async () => {
    await using pipeline = Pipeline.parse(mixing)
    const mix = pipeline.element('mix')
    expect(errorOf(() => mix.pad('sink_2'))).toMatchObject({
      code: 'ERR_NO_PAD',
      element: 'mix',
      message: "Cannot use the pad 'sink_2' of 'mix': it has no such pad: did you mean 'sink_0'?",
    })
    expect(errorOf(() => mix.pad('x\0')).code).toBe('ERR_NO_PAD')
    expect(errorOf(() => Reflect.apply(mix.pad.bind(mix), mix, [7])).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('throws ERR_DISPOSED after its pipeline was disposed', async () => {
    const pipeline = Pipeline.parse(mixing)
    const pad = pipeline.element('mix').pad('sink_0')
    await pipeline[Symbol.asyncDispose]()
    for (const use of [() => pad.caps, () => pad.isLinked, () => pad.gi, () => pad.propertyNames])
      expect(errorOf(use).code).toBe('ERR_DISPOSED')
    for (const use of [pad.get('xpos'), pad.set('xpos', 1)])
      expect((await rejectionOf(use)).code).toBe('ERR_DISPOSED')
  })

  it('applies the rules of element properties to its own', async () => {
    await using pipeline = Pipeline.parse(mixing)
    const pad = pipeline.element('mix').pad('sink_0')
    for (const [name, value, code, message] of [
      [
        'xpso',
        1,
        'ERR_NO_PROPERTY',
        "'mix.sink_0': GstCompositorPad has no such property: did you mean 'xpos'?",
      ],
      ['alpha', 2, 'ERR_PROPERTY_VALUE', 'it must be a number from 0 to 1'],
      ['caps', 'video/x-raw', 'ERR_PROPERTY_ACCESS', 'it is read-only'],
      ['name', 'x', 'ERR_PROPERTY_ACCESS', 'the description sets it'],
    ] as const) {
      const error = await rejectionOf(pad.set(name, value))
      expect(error.code).toBe(code)
      expect(error.message).toContain(message)
    }
  })
})

describe('a property of a child', () => {
  it('is set and read by its path, as in a description', async () => {
    await using pipeline = Pipeline.parse(mixing)
    const mix = pipeline.element('mix')
    // Not awaited: before it plays, a property is set at once.
    void mix.set('sink_1::xpos', 100)
    expect(await mix.pad('sink_1').get('xpos')).toBe(100)
    expect(await mix.get('sink_1::xpos')).toBe(100)
    await pipeline.play()
    await mix.set('sink_1::xpos', 200)
    expect(await mix.get('sink_1::xpos')).toBe(200)
  })

  it('is found in a bin, in nested bins, and in the object of another property', async () => {
    await using pipeline = Pipeline.parse(
      'bin.( name=outer bin.( name=inner videotestsrc name=test ! fakesink name=end ) ) playbin name=play',
    )
    const outer = pipeline.element('outer')
    await outer.set('inner::test::pattern', 'ball')
    expect(await pipeline.element('test').get('pattern')).toBe('ball')
    expect(await outer.get('inner::end::sync')).toBe(false)
    await pipeline.element('play').set('playsink::volume', 0.5)
    expect(await pipeline.element('play').get('volume')).toBe(0.5)
  })

  it.each([
    [
      'sink_2::xpos',
      "Cannot set sink_2::xpos of 'mix': it has no pad or child 'sink_2': did you mean 'sink_0'?",
    ],
    [
      'sink_1::xpso',
      "Cannot set xpso of 'mix.sink_1': GstCompositorPad has no such property: did you mean 'xpos'?",
    ],
    ['::xpos', "Cannot set ::xpos of 'mix': it has no pad or child ''"],
    ['sink_1::', "Cannot set  of 'mix.sink_1': GstCompositorPad has no such property"],
    [
      'sink_1\0::xpos',
      "Cannot set sink_1\0::xpos of 'mix': it has no pad or child 'sink_1\0': did you mean 'sink_1'?",
    ],
  ] as const)('says what is wrong with %j', async (name, message) => {
    await using pipeline = Pipeline.parse(mixing)
    expect(await rejectionOf(pipeline.element('mix').set(name, 1))).toMatchObject({
      code: 'ERR_NO_PROPERTY',
      message,
    })
  })
})

describe('a property that is an object', () => {
  it('is set to a pad and read as one', async () => {
    await using pipeline = Pipeline.parse(
      'input-selector name=sel ! fakesink videotestsrc ! sel.sink_0 videotestsrc ! sel.sink_1',
    )
    const selector = pipeline.element('sel', 'input-selector')
    await selector.set('active-pad', selector.pad('sink_1'))
    // GStreamer 1.28 uses it only once the element runs.
    const isPending = gstVersion()[1] >= 28
    expect(await selector.get('active-pad')).toBe(isPending ? null : selector.pad('sink_1'))
    await pipeline.play()
    expect(await selector.get('active-pad')).toBe(selector.pad('sink_1'))
    await selector.set('active-pad', selector.pad('sink_0'))
    expect(await selector.get('active-pad')).toBe(selector.pad('sink_0'))
  })

  it('refuses other pads and values of other types', async () => {
    await using pipeline = Pipeline.parse(
      'input-selector name=sel ! tee name=tee ! fakesink videotestsrc ! sel. videotestsrc ! sel.',
    )
    const selector = pipeline.element('sel')
    const [other, end] = [pipeline.element('tee').pad('sink'), selector.pad('src')]
    const required = "a request pad of the element: pad('sink_0'), pad('sink_1'), or null"
    for (const value of [other, end, 'sink_1', 7, {}, pipeline.element('tee')])
      expect(
        await rejectionOf(
          Reflect.apply(selector.set.bind(selector), selector, ['active-pad', value]) as Promise<void>,
        ),
      ).toMatchObject({ code: 'ERR_PROPERTY_VALUE', property: 'active-pad', required })
    expect(await selector.get('active-pad')).not.toBe(other)
    await selector.set('active-pad', null)
  })

  it('is read as an element of the pipeline', async () => {
    await using pipeline = Pipeline.parse('playbin name=play uri=file:///dev/null fakesink name=end')
    const sink = await pipeline.element('play', 'playbin').get('video-sink')
    expect(sink).toBeNull()
    await using other = Pipeline.parse(
      'splitmuxsink name=split location=x muxer-factory=matroskamux videotestsrc ! vp8enc ! split.video',
    )
    const muxer = await other.element('split', 'splitmuxsink').get('muxer')
    expect(muxer === null || typeof muxer === 'string' || muxer instanceof Element).toBe(true)
  })
})

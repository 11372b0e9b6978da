// Errors in a description come with their position.
import { describe, expect, it } from '@jest/globals'
import { Pipeline } from '../../../src/pipeline/index.js'
import { errorOf } from '../../support/outcome.js'

describe('Pipeline.parse()', () => {
  it.each([
    ['videotestsrc ! nosuch ! fakesink', { position: 15, element: 'nosuch' }],
    ['videotestsrc patern=1 ! fakesink', { position: 13, element: 'videotestsrc', property: 'patern' }],
    ['videotestsrc pattern=mauve ! fakesink', { position: 13, element: 'videotestsrc', property: 'pattern' }],
    ['videotestsrc ! ! fakesink', { position: 13 }],
    ['videotestsrc !', { position: 13 }],
    ['! fakesink', { position: 0 }],
    ['a\0b', { position: 1 }],
  ])('points into %j', (description, place) => {
    const error = errorOf(() => Pipeline.parse(description))
    expect(error.code).toBe('ERR_PARSE')
    expect(error).toMatchObject(place)
  })

  it('shows the place below the message', () => {
    const { message } = errorOf(() => Pipeline.parse('videotestsrc ! nosuch ! fakesink'))
    expect(message).toBe(
      'Cannot parse the pipeline: no element "nosuch"\n  videotestsrc ! nosuch ! fakesink\n                 ^',
    )
  })

  it.each(['', 'fakesrc ! fakesink name=x nosuch. ! x.', 'filesrc ! videoscale ! alawenc'])(
    'refuses %j',
    (description) => {
      expect(errorOf(() => Pipeline.parse(description)).code).toBe('ERR_PARSE')
    },
  )

  it.each([
    ['vidotestsrc ! fakesink', 'no element "vidotestsrc": did you mean \'videotestsrc\'?', {}],
    [
      'videotestsrc ! avenc_nosuch ! fakesink',
      'no element "avenc_nosuch". Install gstreamer1.0-libav (Debian, Ubuntu)',
      { fix: expect.stringMatching(/^Install gstreamer1\.0-libav /) },
    ],
    [
      'fakesrc numbuffers=1 ! fakesink',
      'no property "numbuffers" in element "fakesrc": did you mean \'num-buffers\'?',
      {},
    ],
    [
      'videotestsrc animation-mode=x ! fakesink',
      "it must be one of 'frames', 'wall-time', 'running-time'",
      { required: "one of 'frames', 'wall-time', 'running-time'" },
    ],
    ['a. ! fakesink', 'No src-element named "a"', { position: 0, element: 'a' }],
    ['videotestsrc ! video/x-raw,width=,, ! fakesink', 'could not parse caps', { position: 15 }],
    [
      'videotestsrc name=v ! audioconvert name=a ! fakesink',
      'v.src and a.sink have no media type in common:\n    v.src: video/x-raw',
      {},
    ],
    [
      'videotestsrc ! video/x-raw,format=RGBA ! vp8enc name=enc ! fakesink',
      'enc.sink have no format in common:\n    the filter: video/x-raw, format=(string)RGBA\n    enc.sink: video/x-raw, format=(string)I420',
      {},
    ],
  ])('says what to do about %j', (description, message, facts) => {
    const error = errorOf(() => Pipeline.parse(description))
    expect(error).toMatchObject({ code: 'ERR_PARSE', ...facts })
    expect(error.message).toContain(message)
  })

  it.each(['ANY', 'video/x-raw,format={RGBA,RGB}', 'video/x-raw,width=[1,5]'])(
    'refuses an appsrc whose caps are %s, for which GStreamer would log a CRITICAL',
    (caps) => {
      expect(errorOf(() => Pipeline.parse(`appsrc name=in caps=${caps} ! fakesink`))).toMatchObject({
        code: 'ERR_PARSE',
        element: 'in',
        property: 'caps',
        position: 15,
      })
    },
  )

  it('refuses an appsrc with stream-type=seekable', () => {
    expect(errorOf(() => Pipeline.parse('appsrc stream-type=seekable ! fakesink'))).toMatchObject({
      code: 'ERR_PARSE',
      property: 'stream-type',
      position: 7,
    })
  })

  it('keeps the message short for a long description', () => {
    expect(errorOf(() => Pipeline.parse('x'.repeat(100_000))).code).toBe('ERR_PARSE')
  })

  it('accepts only strings', () => {
    expect(errorOf(() => Pipeline.parse(7 as unknown as string)).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('puts a single element, and a bin, into a pipeline', async () => {
    for (const description of ['fakesrc num-buffers=0', 'bin.( fakesrc num-buffers=1 ! fakesink )']) {
      await using pipeline = Pipeline.parse(description)
      expect(pipeline.disposed).toBe(false)
    }
  })
})

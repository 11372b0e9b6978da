// What is wrong in a description is shown where it stands.
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

  it('takes text only', () => {
    expect(errorOf(() => Pipeline.parse(7 as unknown as string)).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('puts a single element, and a bin, into a pipeline', async () => {
    for (const description of ['fakesrc num-buffers=0', 'bin.( fakesrc num-buffers=1 ! fakesink )']) {
      await using pipeline = Pipeline.parse(description)
      expect(pipeline.disposed).toBe(false)
    }
  })
})

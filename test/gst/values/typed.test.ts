import { describe, expect, it } from '@jest/globals'
import { structure, typed, type Value } from '../../../src/gst/index.js'
import { errorOf } from '../../support/outcome.js'

describe('typed()', () => {
  it.each<[string, Value, string]>([
    ['uint', 7, '(uint)7'],
    ['guint', 7, '(guint)7'],
    ['string', 'a b', '(string)"a\\ b"'],
    ['string', null, '(string)NULL'],
    ['buffer', Uint8Array.of(1, 255), '(buffer)01ff'],
    ['GstState', 'playing', '(GstState)playing'],
    ['structure', structure('t', { y: 1 }), '(structure)"t\\,\\ y\\=\\(int\\)1\\;"'],
  ])('is printed as in a pipeline description: %s of %p', (type, value, text) => {
    expect(String(typed(type, value))).toBe(text)
  })

  it('is printed only if GStreamer has the value', () => {
    const error = errorOf(() => String(typed('foo', 99)))
    expect(error.code).toBe('ERR_PROPERTY_VALUE')
    expect(error.message).toContain("Cannot use 99 as a value: GStreamer has no type 'foo'")
  })

  it.each(['GstSegment', 'structure', 'GstStructure', 'date', 'uint', 'GstObject'])(
    'accepts null only for a string, which GStreamer prints and reads: %s',
    (type) => {
      const error = errorOf(() => typed(type, null))
      expect(error.code).toBe('ERR_INVALID_ARG_TYPE')
      expect(error.message).toContain(`Cannot use null as a value of the type '${type}'`)
    },
  )

  it.each([undefined, {}, () => 1, typed('uint', 1)])('refuses what is not a value: %p', (value) => {
    expect(errorOf(() => typed('uint', value as never)).code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('takes the name of a type for no more than that', () => {
    expect(errorOf(() => String(typed('constructor', 1))).message).toContain("no type 'constructor'")
    expect(errorOf(() => typed('a\0', 1)).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})

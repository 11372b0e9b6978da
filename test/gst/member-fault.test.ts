import { describe, expect, it } from '@jest/globals'
import { array, type FieldValue, structure, typed } from '../../src/gst/index.js'
import { errorOf } from '../support/outcome.js'

describe('a member that GStreamer cannot have', () => {
  it.each<[FieldValue, string]>([
    [
      typed('foo', 99),
      "Cannot use 99 as the field 96 of m: GStreamer has no type 'foo'. Use the name of a type, such as 'uint' or 'GstState'",
    ],
    [
      typed('uint', -9),
      "Cannot use -9 as the field 96 of m: it does not fit in the type 'uint'. Use an integer from 0 to 4294967295",
    ],
    [typed('guint', 'a'), "Cannot use 'a' as the field 96 of m: it does not fit in the type 'guint'"],
    [typed('boolean', 1), "Cannot use 1 as the field 96 of m: it does not fit in the type 'boolean'"],
    [
      typed('GEnum', 'a'),
      "Cannot use 'a' as the field 96 of m: a value of the type 'GEnum' cannot be made from JavaScript",
    ],
    [
      array(array(typed('uint', 1), typed('uint', -9))),
      "Cannot use -9 as item 1 of item 0 of the field 96 of m: it does not fit in the type 'uint'",
    ],
    [
      structure('inner', { x: typed('uchar', 256) }),
      "Cannot use 256 as the field x of inner: it does not fit in the type 'uchar'. Use an integer from 0 to 255",
    ],
    ['a\0', "as the field 96 of m: it does not fit in the type 'string'"],
  ])('is named with its type as it was written, and what is wrong: %p', (value, message) => {
    const error = errorOf(() => String(structure('m', { '96': value })))
    expect(error.code).toBe('ERR_PROPERTY_VALUE')
    expect(error.message).toContain(message)
  })

  it('is shortened in the message', () => {
    const error = errorOf(() => String(structure('m', { x: typed('uint', 'a'.repeat(10_000)) })))
    expect(error.message.length).toBeLessThan(500)
  })
})

import { describe, expect, it } from '@jest/globals'
import {
  caps,
  type FieldValue,
  fraction,
  fractionRange,
  list,
  structure,
  typed,
} from '../../../src/gst/index.js'
import { errorOf } from '../../support/outcome.js'

describe('a field of caps that is a fraction in every media type', () => {
  const names = ['framerate', 'max-framerate', 'pixel-aspect-ratio']
  const range = fractionRange(fraction(1, 1), fraction(60, 1))

  it.each<[string, FieldValue]>([
    ['a string', '30/1'],
    ['an int', 30],
    ['a double', 29.97],
    ['a list of ints', list(25, 30)],
    ['another type', typed('uint', 30)],
  ])('is refused as %s, which would match nothing', (_, value) => {
    for (const name of names) {
      const error = errorOf(() => caps('video/x-raw', { [name]: value }))
      expect(error.code).toBe('ERR_INVALID_ARG_TYPE')
      expect(error.message).toContain(`as the field ${name} of caps: it must be a fraction`)
      expect(error.message).toContain('Use fraction(30, 1)')
    }
  })

  it.each<[string, FieldValue]>([
    ['a fraction', fraction(30, 1)],
    ['a range', range],
    ['a list', list(fraction(25, 1), range)],
    ['a fraction as text', typed('fraction', '30/1')],
    ['a list of fractions as text', list(typed('fraction', '30/1'))],
  ])('is accepted as %s', (_, value) => {
    for (const name of names) expect(String(caps('video/x-raw', { [name]: value }))).toContain('(fraction)')
  })

  it('may be anything in a structure that is not of caps', () => {
    expect(String(structure('settings', { framerate: 30 }))).toBe('settings, framerate=(int)30;')
  })
})

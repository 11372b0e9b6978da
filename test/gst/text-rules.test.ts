import { describe, expect, it } from '@jest/globals'
import { fitsRules } from '../../src/gst/text-rules.js'

describe('fitsRules()', () => {
  it('refuses a text for which a regular expression would run out of stack', () => {
    expect(fitsRules('a'.repeat(10_000_000), ['format'])).toBe(false)
    expect(fitsRules('1,'.repeat(5_000_000), ['not-numbers'])).toBe(false)
    expect(fitsRules(`map${', 1=(uint)2'.repeat(1_000_000)}`, ['not-uint-map'])).toBe(false)
  })

  it('accepts a long text where only its emptiness counts', () => {
    expect(fitsRules('a'.repeat(10_000_000), ['empty'])).toBe(true)
    expect(fitsRules('frame%05d.png', ['format'])).toBe(true)
  })
})

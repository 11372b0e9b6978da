import { describe, expect, it } from '@jest/globals'
import { array, type FieldValue, structure } from '../../../src/gst/index.js'
import { textCost } from '../../../src/gst/values/text-cost.js'

describe('textCost()', () => {
  it('is the length of a text, and doubles with each structure around it', () => {
    const text = 'a'.repeat(10_000)
    expect(textCost(text)).toBe(10_000)
    expect(textCost(array(text))).toBeCloseTo(10_000, -2)
    expect(textCost(structure('a', { x: structure('b', { y: text }) }))).toBeCloseTo(40_000, -3)
  })

  it('counts bytes, wherever they are', () => {
    expect(textCost(new Uint8Array(1000))).toBeGreaterThan(2000)
    expect(textCost(structure('a', { x: new Uint8Array(1000) }))).toBeGreaterThan(4000)
  })

  it('counts a value in each of its places, but looks into it once', () => {
    let value: FieldValue = array(1)
    for (let level = 0; level < 14; level++) value = array(...Array.from({ length: 20 }, () => value))
    expect(textCost(value)).toBeGreaterThan(20 ** 14)
  })
})

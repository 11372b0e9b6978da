import { describe, expect, it } from '@jest/globals'
import {
  array,
  caps,
  type FieldValue,
  fraction,
  list,
  structure,
  typed,
  type Value,
} from '../../../src/gst/index.js'
import { errorOf } from '../../support/outcome.js'

describe('the fields of a structure', () => {
  it.each([null, [1], 'x', 7, new Map([['x', 1]])])(
    'are refused unless they are an object with fields: %p',
    (fields) => {
      for (const make of [structure, caps]) {
        const error = errorOf(() => make('a', fields as never))
        expect(error.code).toBe('ERR_INVALID_ARG_TYPE')
        expect(error.message).toContain('as fields: it must be an object with the fields by name')
      }
    },
  )

  it('are read once', () => {
    let reads = 0
    const fields = {
      get width() {
        reads++
        return reads
      },
    }
    expect(String(caps('video/x-raw', fields))).toBe('video/x-raw, width=(int)1')
    expect(reads).toBe(1)
  })

  it('do not change with the arrays and the bytes that they were made from', () => {
    const items = [1, 2]
    const bytes = Buffer.from([1, 2])
    const made = structure('a', { items, bytes, typed: typed('GBytes', bytes) })
    items.push(3)
    bytes.fill(9)
    expect(String(made)).toBe('a, items=(int)< 1, 2 >, bytes=(buffer)0102, typed=(GBytes)AQI=;')
  })

  it('may be arrays of a class with methods of its own', () => {
    class Odd extends Array<Value> {
      override map(): never {
        throw new TypeError('map')
      }
      override [Symbol.iterator](): never {
        throw new TypeError('iterator')
      }
    }
    const made = new Odd()
    made.push(1, 2)
    const odd: FieldValue = made
    expect(String(structure('a', { x: odd }))).toBe('a, x=(int)< 1, 2 >;')
    expect(String(array(odd))).toBe('< (array)< (int)1, (int)2 > >')
  })

  it('are bytes of their own length', () => {
    const bytes = Object.defineProperty(Uint8Array.of(1, 2), 'length', { value: 1_000_000 })
    expect(String(structure('a', { x: bytes, y: typed('GBytes', bytes) }))).toBe(
      'a, x=(buffer)0102, y=(GBytes)AQI=;',
    )
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a function', () => 1],
    ['an object', {}],
  ])('are refused by their name and that of the structure: %s', (_, value) => {
    const error = errorOf(() => structure('x', { a: value as FieldValue }))
    expect(error.code).toBe('ERR_INVALID_ARG_TYPE')
    expect(error.message).toContain('as the field a of x: it must be')
  })
})

describe('the items of a list or an array', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a list',
      () => list(1, 'a'),
      "Cannot use 'a' as item 1 of a list: it is of type string, but item 0 (1) is of type int. Use items of one type, or give them one with typed()",
    ],
    [
      'an array',
      () => array(typed('uint', 1), typed('uint', 2), 0.5),
      'Cannot use 0.5 as item 2 of an array: it is of type double, but item 0 (1) is of type uint',
    ],
    [
      'an array in a field',
      () => structure('a', { x: [fraction(1, 2), 'b'] }),
      "Cannot use 'b' as item 1 of the field x of a: it is of type string, but item 0 (an object (Fraction)) is of type fraction",
    ],
    ['null', () => list(null as never), 'Cannot use null as item 0 of a list: it must be'],
    [
      'null as a string',
      () => array(typed('string', null)),
      'Cannot use null as item 0 of an array: it must be',
    ],
    [
      'a hole',
      () => structure('a', { x: Array<FieldValue>(2) as never }),
      'Cannot use undefined as item 0 of the field x of a',
    ],
  ])('are refused by their place: %s', (_, make, message) => {
    const error = errorOf(make)
    expect(error.code).toBe('ERR_INVALID_ARG_TYPE')
    expect(error.message).toContain(message)
  })
})

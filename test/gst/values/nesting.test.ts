import { describe, expect, it } from '@jest/globals'
import { array, caps, type FieldValue, list, structure, typed, type Value } from '../../../src/gst/index.js'
import { depthOf, maxDepth, membersOf, nestingFault } from '../../../src/gst/values/nesting.js'
import { errorOf } from '../../support/outcome.js'

/** Puts a value into others, one in another. */
function nest<T>(levels: number, wrap: (inner: T) => T, innermost: T): T {
  let value = innermost
  for (let level = 0; level < levels; level++) value = wrap(value)
  return value
}

const circle: unknown[] = []
circle.push([circle])

describe('depthOf()', () => {
  it.each([
    ['plain values', [1, 'a', null], 0],
    ['an empty array', [[]], 1],
    ['arrays in an array', [[[1], [[2]]]], 3],
    ['a structure in an array', [array(structure('a', { x: 1 }))], 2],
    ['caps in a structure', [structure('a', { x: caps('a/b', { y: array(1) }) })], 3],
    ['an array that contains itself', [circle], Infinity],
    ['20 000 arrays', [nest<Value>(20_000, (inner) => [inner], 1)], 20_000],
  ])('counts the levels of %s', (_, members, depth) => {
    expect(depthOf(members)).toBe(depth)
  })

  it('counts a value that is in many places only once', () => {
    const shared = nest<Value>(100, (inner) => [inner, inner, inner], 1)
    expect(depthOf([shared])).toBe(100)
  })

  it('ends for an object whose members never end', () => {
    const endless = {
      get fields() {
        return { x: Object.create(endless) as object }
      },
    }
    expect(depthOf([endless])).toBeGreaterThan(1000)
    expect(nestingFault(endless)).toContain('nested more than 100000 levels deep')
  })
})

describe('membersOf()', () => {
  it('looks into structures, caps, tags and arrays', () => {
    expect(membersOf(structure('a', { x: 1 }))).toEqual([1])
    expect(membersOf(caps('a/b', { x: 1 }).or(caps('c/d', { y: 2 })))).toEqual([1, 2])
    expect(membersOf({ tags: { title: 'a' } })).toEqual(['a'])
    expect(membersOf(list(1, 2))).toEqual([1, 2])
    expect(membersOf(null)).toBeUndefined()
  })
})

describe('values that are nested', () => {
  const inArrays = (levels: number) => nest<FieldValue>(levels, (inner) => array(inner), 1)

  it.each<[string, (levels: number) => unknown]>([
    ['structure()', (levels) => nest<FieldValue>(levels + 1, (inner) => structure('a', { x: inner }), 1)],
    ['caps()', (levels) => nest<FieldValue>(levels + 1, (inner) => caps('a/b', { x: inner }), 1)],
    ['list()', (levels) => nest<FieldValue>(levels, (inner) => list(inner), 1)],
    ['array()', inArrays],
    [
      'typed()',
      (levels) =>
        typed(
          'GstValueArray',
          nest<Value>(levels, (inner) => [inner], 1),
        ),
    ],
    [
      'a plain array',
      (levels) => structure('a', { x: nest<Value>(levels, (inner) => [inner], 1) as FieldValue }),
    ],
    ['arrays in a structure', (levels) => structure('a', { x: inArrays(levels) })],
  ])('may be as deep as in a pipeline description, and no deeper: %s', (_, make) => {
    expect(String(make(maxDepth))).toContain('1')
    const error = errorOf(() => make(maxDepth + 1))
    expect(error.code).toBe('ERR_OUT_OF_RANGE')
    expect(error.message).toContain(
      'it is nested 17 levels deep, and the limit is 16. Nest its values less deeply',
    )
  })

  it.each<[string, () => unknown]>([
    ['array()', () => array(circle as never)],
    ['list()', () => list(circle as never)],
    ['structure()', () => structure('a', { x: circle as never })],
    ['typed()', () => typed('GstValueArray', circle as never)],
  ])('cannot contain themselves: %s', (_, make) => {
    expect(errorOf(make).message).toContain('it contains itself')
  })
})

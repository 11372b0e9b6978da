import { describe, expect, it } from '@jest/globals'
import { checkChoice, checkInteger, checkObject, GstAllocatorsError } from '../../src/errors/index.js'
import { errorOf } from '../support/outcome.js'

describe('checkInteger()', () => {
  it('returns what it accepts', () => {
    expect([0, 5, 10].map((value) => checkInteger('size', value, 0, 10))).toEqual([0, 5, 10])
  })

  it.each<[unknown, string]>([
    [-1, 'Cannot use -1 as size: it must be an integer from 0 to 10'],
    [11, 'Cannot use 11 as size: it must be an integer from 0 to 10'],
    [0.5, 'Cannot use 0.5 as size: it must be an integer from 0 to 10'],
    ['5', "Cannot use '5' as size: it must be a number"],
    [5n, 'Cannot use 5n as size: it must be a number'],
    [null, 'Cannot use null as size: it must be a number'],
    [undefined, 'Cannot use undefined as size: it must be a number'],
    [new Map(), 'Cannot use an object (Map) as size: it must be a number'],
    [Object.create(null), 'Cannot use an object (no class) as size: it must be a number'],
    [Symbol('odd'), 'Cannot use Symbol(odd) as size: it must be a number'],
    [function named() {}, 'Cannot use the function named as size: it must be a number'],
  ])('refuses %p', (value, message) => {
    expect(errorOf(() => checkInteger('size', value, 0, 10)).message).toBe(message)
  })

  it('names only the lower bound if it has no upper one', () => {
    expect(errorOf(() => checkInteger('size', 0, 1)).message).toBe(
      'Cannot use 0 as size: it must be an integer of 1 or more',
    )
  })
})

describe('checkChoice()', () => {
  it('lists the choices', () => {
    expect(checkChoice('mode', 'a', ['a', 'b'])).toBe('a')
    expect(errorOf(() => checkChoice('mode', 'c', ['a', 'b']))).toMatchObject({
      code: 'ERR_OUT_OF_RANGE',
      message: "Cannot use 'c' as mode: it must be one of 'a', 'b'",
    })
    expect(errorOf(() => checkChoice('mode', 1, ['a', 'b'])).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})

describe('checkObject()', () => {
  it('accepts any object, and refuses null and primitives', () => {
    checkObject('options', {})
    for (const value of [null, undefined, 1, 'text'])
      expect(
        errorOf(() => {
          checkObject('options', value)
        }).code,
      ).toBe('ERR_INVALID_ARG_TYPE')
  })
})

describe('GstAllocatorsError', () => {
  it('is an Error with a name, a code, facts and a cause', () => {
    const cause = new Error('why')
    const error = new GstAllocatorsError('ERR_BAD_FD', 'Cannot', { fd: 3, cause })
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toBe('GstAllocatorsError: Cannot')
    expect(error).toMatchObject({ code: 'ERR_BAD_FD', fd: 3, cause })
    expect(Object.keys(error).sort()).toEqual(['code', 'fd'])
  })
})

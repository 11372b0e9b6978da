// The parameters and the result of a function, as TypeScript writes them.
import { describe, expect, it } from '@jest/globals'
import { adaptCallable } from '../../../src/typings/adapt/callable.js'
import type { Item, Parameter, Type } from '../../../src/gir/model.js'
import { scopes } from '../../../src/typings/adapt/scope.js'
import { callable } from '../../support/callable.js'
import { parameter } from '../../support/parameter.js'

const basic = (name: string): Type => ({ kind: 'basic', name })
const gint = basic('gint')
const gsize = basic('gsize')
const gboolean = basic('gboolean')
const gpointer = basic('gpointer')
const none = basic('none')
const callback: Type = { kind: 'named', name: 'Gst.Func', isPointer: false }
const array = (length: number | undefined): Type => ({
  kind: 'array',
  container: undefined,
  element: basic('guint8'),
  length,
})

const input = (name: string, type: Type) => parameter(name, type, 'in')
const output = (name: string, type: Type) => parameter(name, type, 'out')
const nullable = (name: string): Parameter => ({
  ...input(name, { kind: 'named', name: 'Gst.Memory', isPointer: true }),
  isNullable: true,
})

const memory: Item = {
  kind: 'structure',
  name: 'Memory',
  since: undefined,
  isClassTable: false,
  isUnion: false,
  hasUnnamed: false,
  fields: [],
  callables: [],
}
const func: Item = { kind: 'callback', name: 'Func', since: undefined, callable: callable([], none) }
const namespace = { name: 'Gst', version: '1.0', includes: [], items: [memory, func], hidden: [] }
const scope = scopes([namespace])('Gst')

describe('adaptCallable()', () => {
  it.each<[string, Parameter[], Type, string]>([
    [
      'takes numbers for 64-bit integers and gives bigints',
      [input('size', gsize)],
      gsize,
      '(size: number | bigint): bigint',
    ],
    [
      'makes arguments at the end that may be null optional',
      [input('a', gint), nullable('b')],
      none,
      '(a: number, b?: Memory | null): void',
    ],
    [
      'keeps an argument that may be null before one that may not',
      [nullable('a'), input('b', gint)],
      none,
      '(a: Memory | null, b: number): void',
    ],
    ['gives an out-argument as it is when there is no result', [output('size', gsize)], none, '(): bigint'],
    [
      'gives a tuple when there are several results',
      [output('size', gsize)],
      gboolean,
      '(): [boolean, bigint]',
    ],
    ['drops a result that is a bare pointer', [input('a', gint)], gpointer, '(a: number): void'],
    [
      'hides the length of an array',
      [input('data', array(1)), input('size', gsize)],
      none,
      '(data: readonly number[] | Uint8Array): void',
    ],
    [
      'hides the user data of a callback',
      [{ ...input('func', callback), closure: 1 }, input('data', gpointer)],
      none,
      '(func: Func): void',
    ],
    [
      'cannot be called when the caller must provide bare memory',
      [{ ...output('dest', array(undefined)), isCallerAllocated: true }],
      gsize,
      '(): never',
    ],
  ])('%s', (_, parameters, type, expected) => {
    const { parameters: inputs, result } = adaptCallable(callable(parameters, type), scope)
    expect(`(${inputs}): ${result}`).toBe(expected)
  })

  it('stops at a type that it does not know, and names it', () => {
    const parameters = [input('thing', { kind: 'named', name: 'Gst.Thing', isPointer: true })]
    expect(() => adaptCallable(callable(parameters, none), scope)).toThrow('Unknown type Gst.Thing')
  })
})

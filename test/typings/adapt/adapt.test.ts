import { describe, expect, it } from '@jest/globals'
import { adaptCallable } from '../../../src/typings/adapt/callable.js'
import { adaptCallback } from '../../../src/typings/adapt/handler.js'
import { adaptNamespace } from '../../../src/typings/adapt/namespace.js'
import type { Callable, Item, Parameter, Type } from '../../../src/typings/gir/model.js'
import { print } from '../../../src/typings/print.js'
import { scopes } from '../../../src/typings/scope.js'

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

const input = (name: string, type: Type): Parameter => ({
  ...{ name, type, direction: 'in', isNullable: false, isCallerAllocated: false },
  ...{ closure: undefined, destroy: undefined },
})
const output = (name: string, type: Type): Parameter => ({ ...input(name, type), direction: 'out' })
const nullable = (name: string): Parameter => ({
  ...input(name, { kind: 'named', name: 'Gst.Memory', isPointer: true }),
  isNullable: true,
})

const callable = (parameters: Parameter[], type: Type): Callable => ({
  ...{ kind: 'function', name: 'do_it', since: undefined, parameters },
  result: { type, isNullable: false, isSkipped: false },
})

const memory = {
  kind: 'structure',
  name: 'Memory',
  since: undefined,
  isClassTable: false,
  isUnion: false,
  hasUnnamed: false,
  fields: [],
  callables: [],
} as const
const func = { kind: 'callback', name: 'Func', since: undefined, callable: callable([], none) } as const
const namespace = (items: Item[]) => ({ name: 'Gst', version: '1.0', includes: [], items, hidden: [] })
const scope = scopes([namespace([{ ...memory, fields: [], callables: [] }, func])])('Gst')

const printed = (item: Item) => adaptNamespace(namespace([item]), scope).flatMap(print)

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

describe('adaptCallback()', () => {
  it('leaves out the user data', () => {
    expect(adaptCallback(callable([input('size', gsize), input('data', gpointer)], gboolean), scope)).toBe(
      '(size: bigint) => boolean',
    )
  })

  it('wants an array when C wants an out-argument', () => {
    expect(adaptCallback(callable([output('size', gsize)], none), scope)).toBe(
      '(size: null) => [number | bigint]',
    )
  })
})

describe('adaptNamespace()', () => {
  it('says never of what is behind a part that is larger than the typelib says', () => {
    const large = { ...memory, name: 'Large', hasUnnamed: true, fields: [], callables: [] } as const
    const part: Type = { kind: 'named', name: 'Gst.Large', isPointer: false }
    const field = (name: string, type: Type) => ({ name, since: undefined, type, isWritable: true })
    const whole = {
      ...memory,
      name: 'Whole',
      fields: [field('before', gint), field('part', part), field('behind', gint)],
      callables: [],
    }
    const fill: Callable = {
      ...callable([{ ...output('large', part), isCallerAllocated: true }], none),
      name: 'fill',
    }
    const all = namespace([{ ...large, fields: [], callables: [] }, whole, fill])
    const lines = adaptNamespace(all, scopes([all])('Gst')).flatMap(print)
    expect(lines).toEqual(
      expect.arrayContaining(['  before: number', '  readonly behind: never', 'function fill(): never']),
    )
    expect(lines.join()).not.toContain('new (')
  })

  it('takes nothing for a number that C wants the address of', () => {
    const address = { ...input('at', { kind: 'basic', name: 'gint', isPointer: true }), isNullable: true }
    expect(printed({ ...callable([address], none), name: 'set' })).toEqual(['function set(at?: null): void'])
  })

  it('hides a method behind the field of the same name', () => {
    const method: Callable = { ...callable([], none), kind: 'method', name: 'map' }
    const fields = [{ name: 'map', since: undefined, type: gint, isWritable: false }]
    const lines = printed({ ...memory, fields, callables: [method] })
    expect(lines).toContain('  readonly map: number')
    expect(lines).not.toContain('  map(): void')
  })

  it('writes an enumeration with a member that is called like a number as an object', () => {
    const members = [{ name: '180', since: undefined, value: '2' }]
    const lines = printed({ kind: 'enumeration', name: 'Method', since: undefined, members, functions: [] })
    expect(lines).toEqual(['type Method = number', 'const Method: {', "  readonly '180': 2", '}'])
  })

  it('names the version that brought a member, unless every version has it', () => {
    const old = { kind: 'constant', name: 'OLD', since: '1.2', type: gint, value: '1' } as const
    expect(printed(old)).toEqual(['const OLD: 1'])
    expect(printed({ ...old, since: '1.24' })).toEqual(['/** @since 1.24 */', 'const OLD: 1'])
  })
})

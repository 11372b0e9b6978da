// The declarations of a namespace, with its items and their relations.
import { describe, expect, it } from '@jest/globals'
import { adaptNamespace } from '../../../src/typings/adapt/namespace.js'
import type { Callable, Item, Type } from '../../../src/gir/model.js'
import { print } from '../../../src/typings/print.js'
import { scopes } from '../../../src/typings/adapt/scope.js'
import { callable } from '../../support/callable.js'
import { parameter } from '../../support/parameter.js'

const basic = (name: string): Type => ({ kind: 'basic', name })
const gint = basic('gint')
const none = basic('none')

const input = (name: string, type: Type) => parameter(name, type, 'in')
const output = (name: string, type: Type) => parameter(name, type, 'out')

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
const namespace = (items: Item[]) => ({ name: 'Gst', version: '1.0', includes: [], items, hidden: [] })
const scope = scopes([namespace([{ ...memory, fields: [], callables: [] }])])('Gst')

const printed = (item: Item) => adaptNamespace(namespace([item]), scope).flatMap(print)

describe('adaptNamespace()', () => {
  it('types the fields after a part that is larger than in the typelib as never', () => {
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

  it('accepts no value for a number whose address C needs', () => {
    const address = { ...input('at', { kind: 'basic', name: 'gint', isPointer: true }), isNullable: true }
    expect(printed({ ...callable([address], none), name: 'set' })).toEqual(['function set(at?: null): void'])
  })

  it('hides a method if a field has the same name', () => {
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

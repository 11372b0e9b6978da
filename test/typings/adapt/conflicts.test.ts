import { describe, expect, it } from '@jest/globals'
import { adaptNamespace } from '../../../src/typings/adapt/namespace.js'
import type { Callable, Class, Parameter, Property, Type } from '../../../src/gir/model.js'
import { print } from '../../../src/typings/print.js'
import { scopes } from '../../../src/typings/adapt/scope.js'

const number: Type = { kind: 'basic', name: 'gint' }
const text: Type = { kind: 'basic', name: 'utf8' }

describe('a method that its base has too', () => {
  it('stays as it is where it takes the same', () => {
    expect(child([method('run', [number])], [method('run', [number])])).toEqual([
      '  run(value: number): number',
    ])
  })

  it('is never when it is called as the base’s, where it takes something else', () => {
    expect(child([method('run', [number])], [method('run', [text, number])])).toEqual([
      '  run(value: string, value: number): number',
      '  run(value: number): never',
    ])
  })

  it('takes the place of the one for signals, and of those that call that', () => {
    expect(child([], [method('connect', [text])])).toEqual([
      '  connect(value: string): number',
      '  connect(signal: string, callback: unknown, after?: boolean): never',
      '  on(signal: string, callback: unknown, after?: boolean): never',
      '  once(signal: string, callback: unknown, after?: boolean): never',
      '  addEventListener(signal: string, callback: unknown, after?: boolean): never',
    ])
  })
})

it('a property that is a method of the base hides it', () => {
  const base = type('Base', { callables: [method('is_live', [])] })
  const own = type('Child', { parent: 'GObject.Base', properties: [property('is-live')] })
  expect(printed([base, own])[0]).toBe(
    "interface Child extends Omit<Base, 'isLive' | keyof SignalEmitter>, SignalEmitter {",
  )
})

it('a member that two interfaces declare differently has the type of the last one', () => {
  const one = type('One', { kind: 'interface', callables: [method('run', [number])] })
  const other = type('Other', { kind: 'interface', callables: [method('run', [text])] })
  const own = type('Child', { interfaces: ['GObject.One', 'GObject.Other'] })
  expect(printed([one, other, own]).filter((it) => it.includes('run'))).toEqual([
    '  run(value: string): number',
    '  run(value: number): never',
  ])
})

function child(base: Callable[], own: Callable[]): string[] {
  const types = [type('Base', { callables: base }), type('Child', { parent: 'GObject.Base', callables: own })]
  const lines = printed(types)
  return lines.slice(1, lines.indexOf('}'))
}

function type(name: string, own: Partial<Class>): Class {
  return {
    ...{ kind: 'class', name, since: undefined, isAbstract: false, isFundamental: false, parent: undefined },
    ...{ interfaces: [], properties: [], callables: [], virtuals: [], signals: [], ...own },
  }
}

function property(name: string): Property {
  return {
    name,
    since: undefined,
    type: { kind: 'basic', name: 'gboolean' },
    isReadable: true,
    isWritable: false,
    isConstructOnly: false,
  }
}

function method(name: string, types: Type[]): Callable {
  const parameters = types.map((it): Parameter => ({
    ...{ name: 'value', type: it, direction: 'in', isNullable: false, isCallerAllocated: false },
    ...{ closure: undefined, destroy: undefined },
  }))
  return {
    kind: 'method',
    name,
    since: undefined,
    parameters,
    result: { type: number, isNullable: false, isSkipped: false },
  }
}

function printed(types: Class[]): string[] {
  const namespace = {
    name: 'GObject',
    version: '2.0',
    includes: [],
    items: [type('Object', {}), ...types],
    hidden: [],
  }
  const declarations = adaptNamespace(namespace, scopes([namespace])('GObject'))
  return declarations.filter((it) => it.kind === 'class' && it.name === 'Child').flatMap(print)
}

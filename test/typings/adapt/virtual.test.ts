import { expect, it } from '@jest/globals'
import { adaptNamespace } from '../../../src/typings/adapt/namespace.js'
import type { Callable, Class, Parameter, Type } from '../../../src/gir/model.js'
import { print } from '../../../src/typings/print.js'
import { scopes } from '../../../src/typings/adapt/scope.js'

const number: Type = { kind: 'basic', name: 'gint' }
const object: Type = { kind: 'named', name: 'GObject.Object', isPointer: true }

it('gives a class its virtual functions as methods that may be there', () => {
  expect(printed([type('Base', [virtual('transform_ip', [input(number)])])])).toContain(
    '  virtual_transformIp?(value: number): number',
  )
})

it('leaves out one whose name does not lead back to that of C', () => {
  expect(printed([type('Base', [virtual('get_ipv4', [])])]).join()).not.toContain('virtual_')
})

it('types a function as never if it needs an object for a pointer', () => {
  const output = { ...input(object), direction: 'out' as const }
  expect(printed([type('Base', [virtual('create', [output])])])).toContain('  virtual_create?: never')
})

it('leaves arguments open that a subclass types differently', () => {
  const base = type('Base', [virtual('query', [input(number)])])
  const child = type('Child', [virtual('query', [input(number), input(object)])], 'GObject.Base')
  expect(printed([base, child])).toContain('  virtual_query?(...args: never[]): number')
  expect(printed([base, child], 'Child')).toContain('  virtual_query?(value: number, value: Object): number')
})

function type(name: string, virtuals: Callable[], parent?: string): Class {
  return {
    ...{ kind: 'class', name, since: undefined, isAbstract: false, isFundamental: false, parent },
    ...{ interfaces: [], properties: [], callables: [], virtuals, signals: [] },
  }
}

function virtual(name: string, parameters: Parameter[]): Callable {
  return {
    kind: 'virtual',
    name,
    since: undefined,
    parameters,
    result: { type: number, isNullable: false, isSkipped: false },
  }
}

function input(type: Type): Parameter {
  return {
    name: 'value',
    type,
    direction: 'in',
    isNullable: false,
    isCallerAllocated: false,
    closure: undefined,
    destroy: undefined,
  }
}

function printed(types: Class[], name = 'Base'): string[] {
  const namespace = {
    name: 'GObject',
    version: '2.0',
    includes: [],
    items: [type('Object', []), ...types],
    hidden: [],
  }
  const declarations = adaptNamespace(namespace, scopes([namespace])('GObject'))
  return declarations.filter((it) => it.kind === 'class' && it.name === name).flatMap(print)
}

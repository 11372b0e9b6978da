import { expect, it } from '@jest/globals'
import { adaptNamespace } from '../../../src/typings/adapt/namespace.js'
import type { Callable, Class, Type } from '../../../src/gir/model.js'
import { print } from '../../../src/typings/print.js'
import { scopes } from '../../../src/typings/adapt/scope.js'

const none: Type = { kind: 'basic', name: 'none' }

it('gives a class its own static functions only', () => {
  const parent = type('Parent', { callables: [callable('function', 'alloc')] })
  const lines = printed([parent, type('Child', { parent: 'GObject.Parent' })])
  expect(lines).toEqual([
    'interface Child extends Parent {}',
    'namespace Child {',
    '  interface SignalSignatures extends Parent.SignalSignatures {}',
    '  interface ConstructorProps extends Parent.ConstructorProps {}',
    '}',
    'const Child: {',
    '  new (properties?: Child.ConstructorProps): Child',
    '  readonly prototype: Child',
    '}',
  ])
})

it('puts the method of an interface over that of the class', () => {
  const action = type('Action', { kind: 'interface', callables: [callable('method', 'run')] })
  const child = type('Child', { interfaces: ['GObject.Action'], callables: [callable('method', 'run')] })
  expect(printed([action, child])).toContain('interface Child extends Action {}')
})

it('says which of two inherited methods is there at run time', () => {
  const parent = type('Parent', { callables: [callable('method', 'run')] })
  const action = type('Action', { kind: 'interface', callables: [callable('method', 'run')] })
  const child = type('Child', { parent: 'GObject.Parent', interfaces: ['GObject.Action'] })
  expect(printed([parent, action, child])).toContain("  run: Action['run']")
})

it('types a detailed signal with and without its detail', () => {
  const signal = {
    name: 'notify',
    since: undefined,
    isDetailed: true,
    callable: callable('function', 'notify'),
  }
  const lines = printed([type('Child', { signals: [signal] })])
  expect(lines).toContain('    notify: () => void')
  expect(lines).toContain('    [detail: `notify::${string}`]: () => void')
})

function type(name: string, own: Partial<Class>): Class {
  return {
    ...{ kind: 'class', name, since: undefined, isAbstract: false, isFundamental: false, parent: undefined },
    ...{ interfaces: [], properties: [], callables: [], virtuals: [], signals: [], ...own },
  }
}

function callable(kind: Callable['kind'], name: string): Callable {
  const result = { type: none, isNullable: false, isSkipped: false }
  return { kind, name, since: undefined, parameters: [], result }
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

import type { Callable, Class } from '../gir/model.js'
import { findClass, reference, type Scope, within } from '../scope.js'
import { adaptCallable } from './callable.js'
import type { Accessor, ClassDeclaration, Member } from './declarations.js'
import { adaptHandler } from './handler.js'
import { basesOf, contested, isCovered } from './inheritance.js'
import { camelCase } from './names.js'
import { notesOf } from './notes.js'
import { opaque } from './opaque.js'
import { extended } from './overrides.js'
import { adaptVirtuals } from './virtual.js'
import { valueArgument, valueResult } from './value-type.js'

// A class or an interface. Static functions are not inherited at run time, so the value has its own ones
// only.
export function adaptClass(type: Class, scope: Scope): ClassDeclaration {
  const { name, isFundamental, isAbstract } = type
  const bases = basesOf(type, scope)
  return {
    kind: 'class',
    name,
    notes: notesOf(type, scope),
    heritage: bases.map((base) => extended(`${scope.namespace}.${name}`, base, reference(base, scope))),
    ...allMembers(type, scope),
    value: {
      construct:
        type.kind === 'class' && !isFundamental ? `properties?: ${name}.ConstructorProps` : undefined,
      isAbstract,
      members: staticMembers(type, scope),
    },
    signals: isFundamental
      ? undefined
      : { heritage: nested(bases, 'SignalSignatures', scope), members: signals(type, scope) },
    properties: isFundamental
      ? undefined
      : { heritage: nested(bases, 'ConstructorProps', scope), members: settable(type, scope) },
  }
}

function rootOf(type: Class, scope: Scope): string {
  if (type.parent === undefined) return `${scope.namespace}.${type.name}`
  const parent = findClass(type.parent, scope)
  return parent.parent === undefined ? type.parent : rootOf(parent, scope)
}

const nested = (bases: string[], name: string, scope: Scope) =>
  bases.map((base) => `${reference(base, scope)}.${name}`)

// The wrapper of a GParamSpec is of no class that has these: they can be called by way of the prototype only.
function allMembers(type: Class, scope: Scope): Pick<ClassDeclaration, 'members' | 'prototype'> {
  const own = [...instanceMembers(type, scope), ...contestedMembers(type, scope)]
  if (rootOf(type, scope) !== 'GObject.ParamSpec') {
    return { members: [...own, ...(type.isFundamental ? [] : adaptVirtuals(type, scope))] }
  }
  return type.parent === undefined ? { members: [opaque(type.name)], prototype: own } : { members: [] }
}

// Methods hide the properties of the same name, and what an interface brings hides both.
function instanceMembers(type: Class, scope: Scope): Member[] {
  const methods = type.callables.filter(({ kind }) => kind === 'method')
  const members = [...type.properties.map((it) => adaptProperty(it, scope)), ...adaptAll(methods, scope)]
  const visible = members.filter((it) => !isCovered(type, it.name, scope))
  return [...new Map(visible.map((it) => [it.name, it])).values()]
}

function contestedMembers(type: Class, scope: Scope): Accessor[] {
  return [...contested(type, scope)].map(([name, winner]) => {
    const read = `${reference(winner, scope)}['${name}']`
    return { kind: 'accessor', name, notes: {}, read, write: read }
  })
}

function staticMembers(type: Class, scope: Scope): Member[] {
  const functions = type.callables.filter(({ kind }) => kind !== 'method')
  const members = adaptAll(functions, scope, type.name)
  if (type.kind === 'interface') return members
  const inherited = type.interfaces.flatMap((it) => staticMembers(findClass(it, scope), scope))
  return [...new Map([...members, ...inherited].map((it) => [it.name, it])).values()]
}

const adaptAll = (callables: Callable[], scope: Scope, owner?: string): Member[] =>
  callables.map((it) => within(it.name, () => adaptCallable(it, scope, owner)))

function adaptProperty(property: Class['properties'][number], scope: Scope): Accessor {
  const { name, type, isReadable, isWritable, isConstructOnly } = property
  return within(name, () => ({
    kind: 'accessor',
    name: camelCase(name),
    notes: notesOf(property, scope),
    read: isReadable ? valueResult(type, scope) : undefined,
    write: isWritable && !isConstructOnly ? valueArgument(type, scope) : undefined,
  }))
}

function settable(type: Class, scope: Scope): Accessor[] {
  const adapt = (property: Class['properties'][number]): Accessor => {
    const written = valueArgument(property.type, scope)
    const name = camelCase(property.name)
    return {
      kind: 'accessor',
      name,
      notes: { ...notesOf(property, scope), doc: undefined },
      read: written,
      write: written,
      isOptional: true,
    }
  }
  return type.properties.filter(({ isWritable }) => isWritable).map(adapt)
}

function signals(type: Class, scope: Scope): Accessor[] {
  return type.signals.flatMap((signal) => {
    const handler = within(signal.name, () => adaptHandler(signal.callable, scope))
    const adapt = (name: string): Accessor => {
      return { kind: 'accessor', name, notes: notesOf(signal, scope), read: handler, write: handler }
    }
    return signal.isDetailed
      ? [adapt(signal.name), adapt(`[detail: \`${signal.name}::\${string}\`]`)]
      : adapt(signal.name)
  })
}

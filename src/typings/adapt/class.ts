import { adapting, type Callable, type Class } from '../../gir/index.js'
import { findClass, reference, type Scope } from './scope.js'
import { adaptCallable } from './callable.js'
import type { Accessor, ClassDeclaration, Member } from './declarations.js'
import { adaptHandler } from './handler.js'
import { resolveConflicts } from './conflicts.js'
import { basesOf } from './inheritance.js'
import { camelCase } from './names.js'
import { notesOf } from './notes.js'
import { opaque } from './opaque.js'
import { adaptVirtuals } from './virtual.js'
import { valueArgument, valueResult } from './value-type.js'

/** Adapts a class or an interface. The value has only its own static functions, which are not inherited at run time. */
export function adaptClass(type: Class, scope: Scope): ClassDeclaration {
  const { name, isFundamental, isAbstract } = type
  const bases = basesOf(type, scope)
  const { heritage, members } = resolveConflicts(`${scope.namespace}.${name}`, adaptOwn, scope)
  return {
    kind: 'class',
    name,
    notes: notesOf(type, scope),
    heritage,
    ...place(members, type, scope),
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

/** The wrapper of a GParamSpec is not an instance of its class, so its methods can be called only via the prototype. */
function place(own: Member[], type: Class, scope: Scope): Pick<ClassDeclaration, 'members' | 'prototype'> {
  if (rootOf(type, scope) !== 'GObject.ParamSpec') {
    return { members: [...own, ...(type.isFundamental ? [] : adaptVirtuals(type, scope))] }
  }
  return type.parent === undefined ? { members: [opaque(type.name)], prototype: own } : { members: [] }
}

/** Methods hide properties of the same name, and the replacements of node-gtk hide what they replace. */
function adaptOwn(name: string, scope: Scope): Member[] {
  const adapted = scope.once(`members of ${name} in ${scope.namespace}`, () => {
    const { properties, callables } = findClass(name, scope)
    const methods = callables.filter(({ kind }) => kind === 'method')
    const imports = new Set<string>()
    const inScope = { ...scope, imports }
    const members = [
      ...properties.map((it) => adaptProperty(it, inScope)),
      ...adaptAll(methods, inScope),
      ...addedMembers(name, scope),
    ]
    return { members: [...new Map(members.map((it) => [it.name, it])).values()], imports }
  })
  for (const it of adapted.imports) scope.imports.add(it)
  return adapted.members
}

/** Returns the manual additions to a class, which replace members of the same name. */
export function addedMembers(name: string, scope: Scope): Member[] {
  const [namespace = '', own = ''] = name.split('.')
  return scope.additionsTo(namespace).flatMap(({ members }) => members?.[own] ?? [])
}

function staticMembers(type: Class, scope: Scope): Member[] {
  const functions = type.callables.filter(({ kind }) => kind !== 'method')
  const members = adaptAll(functions, scope, type.name)
  if (type.kind === 'interface') return members
  const inherited = type.interfaces.flatMap((it) => staticMembers(findClass(it, scope), scope))
  return [...new Map([...members, ...inherited].map((it) => [it.name, it])).values()]
}

const adaptAll = (callables: Callable[], scope: Scope, owner?: string): Member[] =>
  callables.map((it) => adapting(it.name, () => adaptCallable(it, scope, owner)))

function adaptProperty(property: Class['properties'][number], scope: Scope): Accessor {
  const { name, type, isReadable, isWritable, isConstructOnly } = property
  return adapting(name, () => ({
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
    const handler = adapting(signal.name, () => adaptHandler(signal.callable, scope))
    const adapt = (name: string): Accessor => {
      return { kind: 'accessor', name, notes: notesOf(signal, scope), read: handler, write: handler }
    }
    return signal.isDetailed
      ? [adapt(signal.name), adapt(`[detail: \`${signal.name}::\${string}\`]`)]
      : adapt(signal.name)
  })
}

import type { Class } from '../gir/model.js'
import { findClass, type Scope } from '../scope.js'
import { camelCase } from './names.js'

// The bases of a type. An interface without a class among its prerequisites can only be that of some GObject.
export function basesOf(type: Class, scope: Scope): string[] {
  const bases = type.parent === undefined ? type.interfaces : [type.parent, ...type.interfaces]
  const hasClass = bases.some((base) => findClass(base, scope).kind === 'class')
  return type.kind === 'class' || hasClass ? bases : [ROOT, ...bases]
}

// The name of the type that declares a member which a type has at run time: node-gtk puts what an interface brings over the class's own.
export function declarerOf(name: string, member: string, scope: Scope): string | undefined {
  return declarersOf(name, scope).get(member)
}

// The properties and methods of a type and of all that it derives from, by the names of JavaScript.
export function memberNames(name: string, scope: Scope): Iterable<string> {
  return declarersOf(name, scope).keys()
}

function declarersOf(name: string, scope: Scope): ReadonlyMap<string, string> {
  return scope.once(`declarers ${name}`, () => {
    const type = findClass(name, scope)
    const declarers = new Map<string, string>()
    for (const base of basesOf(type, scope).toReversed()) {
      for (const [member, declarer] of declarersOf(base, scope)) declarers.set(member, declarer)
    }
    const over = type.kind === 'interface' ? [] : type.interfaces
    for (const it of [name, ...over])
      for (const member of ownNames(findClass(it, scope))) declarers.set(member, it)
    return declarers
  })
}

// Whether a type is another one, or derives from it.
export function derives(name: string, from: string, scope: Scope): boolean {
  return name === from || basesOf(findClass(name, scope), scope).some((base) => derives(base, from, scope))
}

function ownNames({ properties, callables }: Class): Set<string> {
  const methods = callables.filter(({ kind }) => kind === 'method')
  return new Set([...properties, ...methods].map(({ name }) => camelCase(name)))
}

const ROOT = 'GObject.Object'

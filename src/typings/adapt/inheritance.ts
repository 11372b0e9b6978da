import type { Class } from '../../gir/index.js'
import { findClass, type Scope } from './scope.js'
import { camelCase } from './names.js'

/** Returns the bases of a type. An interface without a class among its prerequisites belongs to some GObject. */
export function basesOf(type: Class, scope: Scope): string[] {
  const bases = type.parent === undefined ? type.interfaces : [type.parent, ...type.interfaces]
  const hasClass = bases.some((base) => findClass(base, scope).kind === 'class')
  return type.kind === 'class' || hasClass ? bases : [ROOT, ...bases]
}

/** Returns the type that declares a member at run time. In node-gtk, interfaces override the members of a class. */
export function declarerOf(name: string, member: string, scope: Scope): string | undefined {
  return declarersOf(name, scope).get(member)
}

/** Returns the JavaScript names of the properties and methods of a type and all its bases. */
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

/** Returns whether a type is another one, or derives from it. */
export function derives(name: string, from: string, scope: Scope): boolean {
  return name === from || basesOf(findClass(name, scope), scope).some((base) => derives(base, from, scope))
}

function ownNames({ properties, callables }: Class): Set<string> {
  const methods = callables.filter(({ kind }) => kind === 'method')
  return new Set([...properties, ...methods].map(({ name }) => camelCase(name)))
}

const ROOT = 'GObject.Object'

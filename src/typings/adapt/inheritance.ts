import type { Class } from '../gir/model.js'
import { findClass, type Scope } from '../scope.js'
import { camelCase } from './names.js'

// The bases of a type. An interface without a class among its prerequisites can only be that of some GObject.
export function basesOf(type: Class, scope: Scope): string[] {
  const bases = type.parent === undefined ? type.interfaces : [type.parent, ...type.interfaces]
  const hasClass = bases.some((base) => findClass(base, scope).kind === 'class')
  return type.kind === 'class' || hasClass ? bases : [ROOT, ...bases]
}

// Whether an interface brings a member that node-gtk puts over the class's own one.
export function isCovered(type: Class, member: string, scope: Scope): boolean {
  return interfaceWith(type, member, scope) !== undefined
}

// The members that several bases declare, each with the type whose declaration is the one at run time.
export function contested(type: Class, scope: Scope): Map<string, string> {
  const own = ownMembers(type)
  const bases = basesOf(type, scope)
  const names = new Set(bases.flatMap((base) => [...allMembers(base, scope)]).filter((it) => !own.has(it)))
  const winners = new Map<string, string>()
  for (const name of names) {
    const declarers = bases.flatMap((base) => declarer(base, name, scope) ?? [])
    const [first] = declarers
    if (first === undefined || new Set(declarers).size === 1) continue
    winners.set(name, interfaceWith(type, name, scope) ?? first)
  }
  return winners
}

function interfaceWith(type: Class, member: string, scope: Scope): string | undefined {
  if (type.kind === 'interface') return undefined
  return type.interfaces.findLast((it) => ownMembers(findClass(it, scope)).has(member))
}

function declarer(name: string, member: string, scope: Scope): string | undefined {
  const type = findClass(name, scope)
  const above = interfaceWith(type, member, scope)
  if (above !== undefined) return above
  if (ownMembers(type).has(member)) return name
  for (const base of basesOf(type, scope)) {
    const found = declarer(base, member, scope)
    if (found !== undefined) return found
  }
  return undefined
}

function allMembers(name: string, scope: Scope): Set<string> {
  const type = findClass(name, scope)
  return new Set([
    ...ownMembers(type),
    ...basesOf(type, scope).flatMap((base) => [...allMembers(base, scope)]),
  ])
}

function ownMembers({ properties, callables }: Class): Set<string> {
  const methods = callables.filter(({ kind }) => kind === 'method')
  return new Set([...properties, ...methods].map(({ name }) => camelCase(name)))
}

const ROOT = 'GObject.Object'

import { adapting, type Enumeration, unknownInGir } from '../../gir/index.js'
import type { Scope } from './scope.js'
import { adaptCallable } from './callable.js'
import type { EnumDeclaration } from './declarations.js'
import { notesOf } from './notes.js'

/** Adapts an enumeration or flags. Names are upper case at run time, and the last of two equal ones wins. */
export function adaptEnumeration(enumeration: Enumeration, scope: Scope): EnumDeclaration {
  const members = enumeration.members.map((it) => ({
    name: it.name.toUpperCase(),
    value: numeric(it.value),
    notes: notesOf(it, scope),
  }))
  return {
    kind: 'enum',
    name: enumeration.name,
    notes: notesOf(enumeration, scope),
    members: [...new Map(members.map((it) => [it.name, it])).values()],
    functions: enumeration.functions.map((it) => adapting(it.name, () => adaptCallable(it, scope))),
  }
}

function numeric(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (!/^-?\d+$/.test(value)) throw unknownInGir(`Unknown value "${value}"`)
  return value
}

import type { Enumeration } from '../gir/model.js'
import type { Scope } from '../scope.js'
import { unknown, within } from '../unknown.js'
import { adaptCallable } from './callable.js'
import type { EnumDeclaration } from './declarations.js'
import {} from './names.js'
import { notesOf } from './notes.js'

// An enumeration or flags: names are upper case at run time, where the last of two equal ones counts.
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
    functions: enumeration.functions.map((it) => within(it.name, () => adaptCallable(it, scope))),
  }
}

function numeric(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (!/^-?\d+$/.test(value)) throw unknown(`value "${value}"`)
  return value
}

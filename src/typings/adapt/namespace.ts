import { adapting, type Boxed, type Item, type Namespace } from '../../gir/index.js'
import { reference, type Scope } from './scope.js'
import { adaptCallable } from './callable.js'
import { adaptClass, addedMembers } from './class.js'
import type { ClassDeclaration, Declaration, Member } from './declarations.js'
import { adaptConstant } from './constant.js'
import { adaptEnumeration } from './enumeration.js'
import { adaptCallback } from './handler.js'
import { notesOf } from './notes.js'
import { resultType } from './result-type.js'
import { adaptStructure } from './structure.js'

/** Adapts the declarations of a namespace to node-gtk. */
export function adaptNamespace({ name, items }: Namespace, scope: Scope): Declaration[] {
  const own = items
    .filter((it) => isExposed(it, scope))
    .flatMap((it) => adapting(`${name}.${it.name}`, () => adaptItem(it, scope)))
  const added = scope.additionsTo(name).flatMap(({ constants }) => constants ?? [])
  const constants = added.map((member): Declaration => ({ kind: 'member', member }))
  return [...own, ...constants]
}

function isExposed(item: Item, scope: Scope): boolean {
  if (item.kind === 'structure') return !item.isClassTable
  // Aliases do not exist at run time, so an alias of an unknown type does no harm until it is used.
  return item.kind !== 'alias' || item.type.kind !== 'named' || scope.has(item.type.name)
}

function adaptItem(item: Item, scope: Scope): Declaration | Declaration[] {
  switch (item.kind) {
    case 'alias':
      return {
        kind: 'type',
        name: item.name,
        notes: notesOf(item, scope),
        type: resultType(item.type, scope),
      }
    case 'boxed':
      return adaptBoxed(item, scope)
    case 'callback':
      return {
        kind: 'type',
        name: item.name,
        notes: notesOf(item, scope),
        type: adaptCallback(item.callable, scope),
      }
    case 'constant':
      return member(adaptConstant(item, scope))
    case 'enumeration':
      return adaptEnumeration(item, scope)
    case 'structure':
      return add(adaptStructure(item, scope), scope)
    case 'class':
    case 'interface':
      return add(adaptClass(item, scope), scope)
    case 'constructor':
    case 'function':
    case 'method':
    case 'virtual':
      return member(adaptCallable(item, scope))
  }
}

/** Adapts a boxed type. If GLib has a structure of that name, it is the class: GLib cannot register types itself. */
function adaptBoxed(boxed: Boxed, scope: Scope): Declaration[] {
  const twin = `GLib.${boxed.name}`
  if (!scope.hasStructure(twin)) {
    return [adaptStructure({ ...emptyStructure, ...boxed, kind: 'structure' }, scope)]
  }
  const type = reference(twin, scope)
  const named = { name: boxed.name, notes: notesOf(boxed, scope) }
  return [
    { kind: 'type', ...named, type },
    member({
      kind: 'accessor',
      ...named,
      read: [`typeof ${type}`, ...statics(boxed, scope)].join(' & '),
      write: undefined,
    }),
  ]
}

/** Returns the static functions that the boxed type adds to the class in GLib. */
function statics({ callables }: Boxed, scope: Scope): string[] {
  const forms = callables.map((it) => adaptCallable(it, scope))
  if (forms.length === 0) return []
  return [
    `{ ${forms.map(({ name, parameters, result }) => `${name}(${parameters}): ${result}`).join('; ')} }`,
  ]
}

const emptyStructure = {
  kind: 'structure' as const,
  isClassTable: false,
  isUnion: false,
  hasUnnamed: false,
  fields: [],
  callables: [],
}

const member = (it: Member): Declaration => ({ kind: 'member', member: it })

function add(declaration: ClassDeclaration, scope: Scope): ClassDeclaration {
  const { name, heritage, members, value } = declaration
  const additions = scope.additionsTo(scope.namespace)
  const added = addedMembers(`${scope.namespace}.${name}`, scope)
  const isReplaced = ({ name }: Member) => added.some((it) => it.name === name)
  const statics = additions.flatMap((it) => it.statics?.[name] ?? [])
  return {
    ...declaration,
    heritage: [...heritage, ...additions.flatMap((it) => it.bases?.[name] ?? [])],
    members: [...members.filter((it) => !isReplaced(it)), ...added],
    value: { ...value, members: [...value.members, ...statics] },
  }
}

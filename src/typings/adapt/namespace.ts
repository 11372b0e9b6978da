import type { Boxed, Item, Namespace } from '../gir/model.js'
import { reference, type Scope } from '../scope.js'
import { within } from '../unknown.js'
import { adaptCallable } from './callable.js'
import { adaptClass, addedMembers } from './class.js'
import type { ClassDeclaration, Declaration, Member } from './declarations.js'
import { adaptConstant } from './constant.js'
import { adaptEnumeration } from './enumeration.js'
import { adaptCallback } from './handler.js'
import {} from './names.js'
import { notesOf } from './notes.js'
import { resultType } from './result-type.js'
import { adaptStructure } from './structure.js'

// The declarations of a namespace in node-gtk's shape.
export function adaptNamespace({ name, items }: Namespace, scope: Scope): Declaration[] {
  const own = items
    .filter((it) => isExposed(it, scope))
    .flatMap((it) => within(`${name}.${it.name}`, () => adaptItem(it, scope)))
  const added = scope.additionsTo(name).flatMap(({ constants }) => constants ?? [])
  const constants = added.map((member): Declaration => ({ kind: 'member', member }))
  return [...own, ...constants]
}

function isExposed(item: Item, scope: Scope): boolean {
  if (item.kind === 'structure') return !item.isClassTable
  // Nothing at run time knows an alias, so that one of something unknown does no harm until it is used.
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

// The class is that of GLib, which has no type system to register it with.
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

// What the functions of the type here add to the class there.
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

import type { Callable, Structure } from '../gir/model.js'
import type { Scope } from '../scope.js'
import { within } from '../unknown.js'
import { adaptCallable, adaptParameters } from './callable.js'
import type { Accessor, ClassDeclaration, Member } from './declarations.js'
import { adaptField } from './field.js'
import { isLarger, isLargerPart } from './size.js'
import { propertyName } from './names.js'
import { notesOf } from './notes.js'
import { opaque } from './opaque.js'

// A structure or a union: fields are accessors, and hide the methods of the same name.
export function adaptStructure(structure: Structure, scope: Scope): ClassDeclaration {
  const { name, callables } = structure
  const adapt = (it: Callable) => within(it.name, () => adaptCallable(it, scope, name))
  const reach = structure.fields.findIndex(({ type }) => isLargerPart(type, scope))
  const accessors = structure.fields.map((it, index) => {
    const accessor = within(it.name, () => adaptField(it, structure.isUnion, scope))
    // Behind a part that is larger than the typelib says, node-gtk reads at the wrong place.
    return reach >= 0 && index > reach ? { ...accessor, read: 'never', write: undefined } : accessor
  })
  const isOwn = new Set(accessors.map((it) => it.name))
  const methods = callables.filter(({ kind }) => kind === 'method').map(adapt)
  const members: Member[] = [...accessors, ...methods.filter((it) => !isOwn.has(it.name))]
  const statics = callables.filter(({ kind }) => kind !== 'method').map(adapt)
  return {
    kind: 'class',
    name,
    notes: notesOf(structure, scope),
    heritage: [],
    members: members.length > 0 ? members : [opaque(name)],
    value: {
      construct: adaptConstruct(structure, accessors, scope),
      constructSince: constructorSince(structure, scope),
      isAbstract: false,
      members: statics,
    },
    signals: undefined,
    properties: undefined,
  }
}

// node-gtk's choice of a constructor: one without arguments, `new`, the first one, or room for the fields.
function adaptConstruct(structure: Structure, own: Accessor[], scope: Scope): string | undefined {
  const { name, fields } = structure
  if (name === 'Variant') return undefined
  const chosen = chosenConstructor(structure)
  if (chosen !== undefined && chosen.parameters.length > 0) return adaptParameters(chosen, scope)
  // Nor does it make enough room for such a structure.
  if (chosen === undefined && (fields.length === 0 || isLarger(`${scope.namespace}.${name}`, scope)))
    return undefined
  const writable = own.flatMap((it) =>
    it.write === undefined ? [] : `${propertyName(it.name)}?: ${it.write}`,
  )
  return writable.length > 0 ? `fields?: { ${writable.join('; ')} }` : ''
}

function chosenConstructor({ callables }: Structure): Callable | undefined {
  const constructors = callables.filter(({ kind }) => kind === 'constructor')
  return (
    constructors.find(({ parameters }) => parameters.length === 0) ??
    callables.find((it) => it.name === 'new') ??
    constructors[0]
  )
}

// Before the one that is chosen came, node-gtk knew none, or another one.
function constructorSince(structure: Structure, scope: Scope): string | undefined {
  const chosen = chosenConstructor(structure)
  const since = chosen && notesOf(chosen, scope).since
  return since === notesOf(structure, scope).since ? undefined : since
}

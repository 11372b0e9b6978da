import { adapting, type Callable, type GirRecord } from '../../gir/index.js'
import type { Scope } from './scope.js'
import { adaptCallable, adaptParameters } from './callable.js'
import type { Accessor, ClassDeclaration, Member } from './declarations.js'
import { adaptField } from './field.js'
import { isLarger, isLargerPart } from './size.js'
import { propertyName } from './names.js'
import { notesOf } from './notes.js'
import { opaque } from './opaque.js'

/** Adapts a structure or a union. Fields are accessors, and hide methods of the same name. */
export function adaptStructure(structure: GirRecord, scope: Scope): ClassDeclaration {
  const { name, callables } = structure
  const adapt = (it: Callable) => adapting(it.name, () => adaptCallable(it, scope, name))
  const reach = structure.fields.findIndex(({ type }) => isLargerPart(type, scope))
  const accessors = structure.fields.map((it, index) => {
    const accessor = adapting(it.name, () => adaptField(it, structure.isUnion, scope))
    // After a field that is larger than the typelib says, node-gtk reads at the wrong offset.
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

/** Adapts the constructor that node-gtk chooses: one without arguments, `new`, the first one, or an allocation. */
function adaptConstruct(structure: GirRecord, own: Accessor[], scope: Scope): string | undefined {
  const { name, fields } = structure
  if (name === 'Variant') return undefined
  const chosen = chosenConstructor(structure)
  if (chosen !== undefined && chosen.parameters.length > 0) return adaptParameters(chosen, scope)
  // It would allocate too little memory for a structure that is larger than the typelib says.
  if (chosen === undefined && (fields.length === 0 || isLarger(`${scope.namespace}.${name}`, scope)))
    return undefined
  const writable = own.flatMap((it) =>
    it.write === undefined ? [] : `${propertyName(it.name)}?: ${it.write}`,
  )
  return writable.length > 0 ? `fields?: { ${writable.join('; ')} }` : ''
}

function chosenConstructor({ callables }: GirRecord): Callable | undefined {
  const constructors = callables.filter(({ kind }) => kind === 'constructor')
  return (
    constructors.find(({ parameters }) => parameters.length === 0) ??
    callables.find((it) => it.name === 'new') ??
    constructors[0]
  )
}

/** Returns the version of the chosen constructor. Before that, node-gtk chose another one, or none. */
function constructorSince(structure: GirRecord, scope: Scope): string | undefined {
  const chosen = chosenConstructor(structure)
  const since = chosen && notesOf(chosen, scope).since
  return since === notesOf(structure, scope).since ? undefined : since
}

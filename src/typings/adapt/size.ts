import type { Type } from '../gir/model.js'
import { resolve, type Scope } from '../scope.js'

// Whether a structure is larger than the typelib says, which leaves out a union or structure without a type of its own in it.
export function isLarger(name: string, scope: Scope): boolean {
  if (!scope.has(name)) return false
  const item = scope.find(name)
  return (
    item.kind === 'structure' &&
    (item.hasUnnamed || item.fields.some(({ type }) => isLargerPart(type, scope)))
  )
}

// Whether a field is such a structure.
export function isLargerPart(type: Type | undefined, scope: Scope): boolean {
  const part = type && resolve(type, scope)
  return part?.kind === 'named' && !part.isPointer && isLarger(part.name, scope)
}

import type { Type } from '../../gir/index.js'
import { resolve, type Scope } from './scope.js'

/** Returns whether a structure is larger than the typelib says, which omits anonymous unions and structures. */
export function isLarger(name: string, scope: Scope): boolean {
  if (!scope.has(name)) return false
  const item = scope.find(name)
  return (
    item.kind === 'structure' &&
    (item.hasUnnamed || item.fields.some(({ type }) => isLargerPart(type, scope)))
  )
}

/** Returns whether a field is such a structure. */
export function isLargerPart(type: Type | undefined, scope: Scope): boolean {
  const part = type && resolve(type, scope)
  return part?.kind === 'named' && !part.isPointer && isLarger(part.name, scope)
}

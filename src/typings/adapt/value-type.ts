import type { Type } from '../../gir/index.js'
import { reference, resolve, type Scope } from './scope.js'
import { argumentType } from './argument-type.js'
import { resultType } from './result-type.js'

/** Returns the type of a property that is read through a GValue, where only objects may be null. */
export function valueResult(declared: Type, scope: Scope): string {
  const type = resolve(declared, scope)
  if (isPointer(type, scope)) return 'never'
  if (type.kind === 'basic') return type.name === 'gunichar' ? 'number' : resultType(type, scope)
  const boxed = boxedContainer(type, scope)
  if (boxed !== undefined) return `${boxed} | null`
  return resultType(type, scope, type.kind === 'named')
}

/** Returns the type of a property that is set. An object cannot be set to null. */
export function valueArgument(declared: Type, scope: Scope): string {
  const type = resolve(declared, scope)
  if (isPointer(type, scope)) return 'never'
  const boxed = boxedContainer(type, scope)
  if (boxed !== undefined) return boxed
  const isNullable = type.kind === 'named' && type.name === 'GLib.Variant'
  return argumentType(type, scope, isNullable)
}

/** Returns whether a GValue of the type holds a pointer, which ends the process. */
function isPointer(type: Type, scope: Scope): boolean {
  if (type.kind === 'basic') return type.name === 'gpointer' || type.name === 'gconstpointer'
  return type.kind === 'list' || (type.kind === 'named' && scope.find(type.name).kind === 'callback')
}

/** Returns the boxed type of a container in a GValue. node-gtk unpacks only a GStrv. */
function boxedContainer(type: Type, scope: Scope): string | undefined {
  if (type.kind === 'hash') return reference('GLib.HashTable', scope)
  if (type.kind === 'array' && type.container !== undefined) return reference(type.container, scope)
  return undefined
}

import type { Type } from '../gir/model.js'
import { reference, resolve, type Scope } from '../scope.js'
import { argumentType } from './argument-type.js'
import { resultType } from './result-type.js'

// The type of a property that is read, through a GValue: no string is null there, and any object may be.
export function valueResult(declared: Type, scope: Scope): string {
  const type = resolve(declared, scope)
  if (isPointer(type, scope)) return 'never'
  if (type.kind === 'basic') return type.name === 'gunichar' ? 'number' : resultType(type, scope)
  const boxed = boxedContainer(type, scope)
  if (boxed !== undefined) return `${boxed} | null`
  return resultType(type, scope, type.kind === 'named')
}

// The type of a property that is set: an object cannot be set to null.
export function valueArgument(declared: Type, scope: Scope): string {
  const type = resolve(declared, scope)
  if (isPointer(type, scope)) return 'never'
  const boxed = boxedContainer(type, scope)
  if (boxed !== undefined) return boxed
  const isNullable = type.kind === 'named' && type.name === 'GLib.Variant'
  return argumentType(type, scope, isNullable)
}

// A GValue that holds a pointer ends the process.
function isPointer(type: Type, scope: Scope): boolean {
  if (type.kind === 'basic') return type.name === 'gpointer' || type.name === 'gconstpointer'
  return type.kind === 'list' || (type.kind === 'named' && scope.find(type.name).kind === 'callback')
}

// In a GValue a container is a boxed value like others, except that node-gtk unpacks a GStrv.
function boxedContainer(type: Type, scope: Scope): string | undefined {
  if (type.kind === 'hash') return reference('GLib.HashTable', scope)
  if (type.kind === 'array' && type.container !== undefined) return reference(type.container, scope)
  return undefined
}

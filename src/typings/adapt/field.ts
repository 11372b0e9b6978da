import type { Field, Type } from '../../gir/index.js'
import { resolve, type Scope } from './scope.js'
import { argumentType } from './argument-type.js'
import type { Accessor } from './declarations.js'
import { camelCase } from './names.js'
import { notesOf } from './notes.js'
import { resultType } from './result-type.js'

/** Adapts a field of a structure, or of a union, of which node-gtk reads only numbers. */
export function adaptField(field: Field, isInUnion: boolean, scope: Scope): Accessor {
  const { type, isWritable } = field
  const name = camelCase(field.name)
  if (type === undefined) {
    return { kind: 'accessor', name, notes: notesOf(field, scope), read: 'unknown', write: undefined }
  }
  const isSimple = isNumeric(type, scope)
  const isUnreadable = isInUnion ? !isSimple : isInline(type, scope)
  return {
    kind: 'accessor',
    name,
    notes: notesOf(field, scope),
    read: isUnreadable ? 'never' : resultType(type, scope, isNullable(type, scope)),
    write: isWritable && isSimple ? argumentType(type, scope) : undefined,
  }
}

/** Returns whether the field is a number: only a value without memory of its own can be set. */
function isNumeric(type: Type, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  if (resolved.kind === 'named') return scope.find(resolved.name).kind === 'enumeration'
  if (resolved.kind !== 'basic') return false
  return !['utf8', 'filename', 'gpointer', 'gconstpointer', 'none'].includes(resolved.name)
}

/** Returns whether the field is a nested structure: node-gtk throws when it is read. */
function isInline(type: Type, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  if (resolved.kind !== 'named' || resolved.isPointer) return false
  const { kind } = scope.find(resolved.name)
  return kind === 'structure' || kind === 'class'
}

/** Returns whether the field may be null. Any pointer may be NULL, but node-gtk reads a NULL string as ''. */
function isNullable(type: Type, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return resolved.kind === 'named' && scope.find(resolved.name).kind !== 'enumeration'
}

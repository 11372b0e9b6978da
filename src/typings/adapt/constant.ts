import { type Constant, unknownInGir } from '../../gir/index.js'
import { resolve, type Scope } from './scope.js'
import type { Accessor } from './declarations.js'
import { notesOf } from './notes.js'
import { resultType } from './result-type.js'

/** Adapts a constant. Its type is its value, unless that differs between releases. */
export function adaptConstant(constant: Constant, scope: Scope): Accessor {
  const { name, type, value } = constant
  const notes = notesOf(constant, scope)
  // node-gtk returns null for a constant that is a member of an enumeration.
  if (resolve(type, scope).kind === 'named') {
    return { kind: 'accessor', name, notes, read: 'null', write: undefined }
  }
  const wide = resultType(type, scope)
  const read = value === undefined ? wide : literal(value, wide)
  return { kind: 'accessor', name, notes, read, write: undefined }
}

function literal(value: string, type: string): string {
  if (type === 'string') return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value
  if (type === 'bigint' && /^-?\d+$/.test(value)) return `${value}n`
  if (type === 'number' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return String(Number(value))
  throw unknownInGir(`Unknown value "${value}" of type ${type}`)
}

import type { Type } from '../../gir/index.js'
import { reference, resolve, type Scope } from './scope.js'
import { basicType } from './basic-types.js'

/** Returns the type of a value that comes from C: node-gtk's GIArgumentToV8. */
export function resultType(declared: Type, scope: Scope, isNullable = false): string {
  const type = resolve(declared, scope)
  const orNull = isNullable ? ' | null' : ''
  switch (type.kind) {
    case 'basic': {
      const basic = basicType(type.name)
      return basic === 'string' && type.name !== 'gunichar' ? basic + orNull : basic
    }
    case 'array':
      return arrayOf(elementType(type.element, scope)) + orNull
    case 'list':
      return arrayOf(elementType(type.element, scope))
    case 'hash':
      return `Record<string, ${elementType(type.value, scope)}>`
    case 'inline callback':
      return 'never'
    case 'named':
      return namedResult(type.name, scope, orNull)
  }
}

/** Returns the type of a value of a named type that comes from C. Reading a C function pointer ends the process. */
function namedResult(name: string, scope: Scope, orNull: string): string {
  const item = scope.find(name)
  if (item.kind === 'callback') return 'never'
  if (item.kind === 'enumeration') return reference(name, scope)
  if (item.kind === 'structure' && item.isClassTable) return `object${orNull}`
  return reference(name, scope) + orNull
}

/** Returns the type of the elements of an array. node-gtk unpacks GValues. */
function elementType(element: Type, scope: Scope): string {
  const type = resolve(element, scope)
  const isValue = type.kind === 'named' && type.name === 'GObject.Value' && !type.isPointer
  return isValue ? 'unknown' : resultType(type, scope)
}

/** Returns an array type, with parentheses if necessary. */
export const arrayOf = (element: string) => (/^[\w.]+$/.test(element) ? `${element}[]` : `(${element})[]`)

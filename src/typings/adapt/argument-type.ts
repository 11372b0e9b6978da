import type { Type } from '../../gir/index.js'
import { reference, resolve, type Scope } from './scope.js'
import { basicType, typedArray } from './basic-types.js'
import { arrayOf } from './result-type.js'

/** Returns the type of a value that node-gtk accepts as an argument: its V8ToGIArgument. */
export function argumentType(declared: Type, scope: Scope, isNullable = false): string {
  const type = resolve(declared, scope)
  return scalarOrList(type, scope) + (isNullable ? ' | null' : '')
}

function scalarOrList(type: Type, scope: Scope): string {
  switch (type.kind) {
    case 'basic':
      return basicArgument(type.name)
    case 'array':
      return arrayArgument(type, scope)
    case 'list':
      return `readonly ${arrayOf(argumentType(type.element, scope))}`
    case 'hash':
      return `Readonly<Record<string, ${argumentType(type.value, scope)}>>`
    case 'inline callback':
      return 'never'
    case 'named': {
      const item = scope.find(type.name)
      return item.kind === 'structure' && item.isClassTable ? 'object' : reference(type.name, scope)
    }
  }
}

/** A bare pointer accepts any wrapper. A character is passed as its code point, although it is returned as a string. */
function basicArgument(name: string): string {
  if (name === 'gunichar') return 'number'
  const type = basicType(name)
  if (type === 'undefined') return 'object'
  return type === 'bigint' ? 'number | bigint' : type
}

/** Typed arrays are accepted for C arrays only. So are strings, but node-gtk reads those after it has freed them. */
function arrayArgument({ container, element }: Type & { kind: 'array' }, scope: Scope): string {
  const array = `readonly ${arrayOf(argumentType(element, scope))}`
  const item = resolve(element, scope)
  const typed = container === undefined && item.kind === 'basic' ? typedArray(item.name) : undefined
  return typed === undefined ? array : `${array} | ${typed}`
}

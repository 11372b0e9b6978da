import ts from 'typescript'

import type { Shape } from './shape.js'

/** The type checker and the class names of a set of declarations. */
export interface Naming {
  checker: ts.TypeChecker
  /** Returns the name of a class, such as `Gst.Caps`. */
  nameOf: (type: ts.Type) => string
}

/** Returns whether a value of this shape is of the declared type. */
export function matches(shape: Shape, type: ts.Type, { checker, nameOf }: Naming): boolean {
  const check = (part: Shape, it: ts.Type): boolean => {
    const { flags } = it
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true
    // The caller chooses a type parameter, so any type within its constraint matches.
    if (flags & ts.TypeFlags.TypeParameter) {
      const constraint = checker.getBaseConstraintOfType(it)
      return constraint === undefined || check(part, constraint)
    }
    if (flags & ts.TypeFlags.EnumLike) return part.type === 'number'
    if (it.isUnion()) return it.types.some((one) => check(part, one))
    // A value of `T & {…}` must match every part.
    if (it.isIntersection()) return it.types.every((one) => check(part, one))
    switch (part.type) {
      case 'string':
        return it.isStringLiteral() ? it.value === part.value : (flags & ts.TypeFlags.String) !== 0
      case 'number':
        return it.isNumberLiteral() ? it.value === Number(part.value) : (flags & ts.TypeFlags.Number) !== 0
      case 'bigint':
        return flags & ts.TypeFlags.BigIntLiteral
          ? checker.typeToString(it) === `${part.value}n`
          : (flags & ts.TypeFlags.BigInt) !== 0
      case 'boolean':
        return flags & ts.TypeFlags.BooleanLiteral
          ? checker.typeToString(it) === part.value
          : (flags & ts.TypeFlags.Boolean) !== 0
      case 'null':
        return (flags & ts.TypeFlags.Null) !== 0
      case 'undefined':
        return (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0
      case 'array':
        return checkArray(part.items, it)
      case 'object':
        if (flags & ts.TypeFlags.NonPrimitive) return true
        if (!(flags & ts.TypeFlags.Object) || checker.isArrayLikeType(it)) return false
        // node-gtk converts a hash table to a plain object.
        if (part.classes.length === 0) return it.getStringIndexType() !== undefined
        return part.classes.includes(nameOf(it))
      case 'function':
        return it.getCallSignatures().length > 0
      case 'error':
      case 'refused':
      case 'crash':
        return (flags & ts.TypeFlags.Never) !== 0
    }
  }

  const checkArray = (items: Shape[], it: ts.Type): boolean => {
    if (!checker.isArrayLikeType(it)) return false
    const parts = checker.getTypeArguments(it as ts.TypeReference)
    if (checker.isTupleType(it)) {
      return (
        parts.length === items.length &&
        parts.every((part, index) => check(items[index] ?? { type: 'undefined' }, part))
      )
    }
    const [element] = parts
    return element !== undefined && items.every((item) => check(item, element))
  }

  return check(shape, type)
}

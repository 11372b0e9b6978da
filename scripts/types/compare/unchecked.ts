import ts from 'typescript'

import type { DeclaredFact, Form } from '../truth/declared.js'
import type { ObservedNamespace } from '../truth/facts.js'

/** Counts the existing members that cannot be checked, because one of their types is `any` or `unknown`. */
export function countUnchecked(
  declared: ReadonlyMap<string, DeclaredFact>,
  { facts }: ObservedNamespace,
  checker: ts.TypeChecker,
): number {
  const isUnchecked = (type: ts.Type): boolean => {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true
    if (type.isUnion()) return type.types.some(isUnchecked)
    return (
      checker.isArrayLikeType(type) && checker.getTypeArguments(type as ts.TypeReference).some(isUnchecked)
    )
  }
  const isFormUnchecked = ({ parameters, result }: Form) => [...parameters, result].some(isUnchecked)
  return [...declared].filter(([path, { kind, isOwn, forms, type }]) => {
    // An overload that returns never counts as checked: it says that it cannot be called.
    const callable = forms.filter(({ result }) => !(result.flags & ts.TypeFlags.Never))
    const isTyped = path in facts && isOwn && hasType.has(kind)
    return isTyped && (forms.length > 0 ? callable.some(isFormUnchecked) : isUnchecked(type))
  }).length
}

const hasType = new Set<DeclaredFact['kind']>(['constant', 'function', 'value', 'accessor', 'virtual'])

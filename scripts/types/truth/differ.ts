import ts from 'typescript'

import type { Arity } from './arity.js'
import type { DeclaredFact, Form } from './declared.js'
import type { Difference } from './difference.js'
import type { ObservedFact } from './facts.js'

type Finding = Pick<Difference, 'kind' | 'what' | 'isOmission'>

/** Returns how a name differs from its declaration, or undefined if it does not. */
export function differ(said: DeclaredFact, is: ObservedFact): Finding | undefined {
  // The class exists, but only its instances are declared.
  if (said.kind === 'type' && is.kind === 'class')
    return omission('a class that is declared as a type only', 'declared as a type, is a class')
  if (said.kind !== is.kind) return lie('is something else', `declared as a ${said.kind}, is a ${is.kind}`)
  if (is.value !== undefined && !isValue(said, is.value))
    return lie('has another value', `declared as ${said.value ?? nameOf(said.type)}, is ${is.value}`)
  return is.arity && differInArity(said.forms, is.arity)
}

/** Compares the number of arguments. Overloads that return never cannot be called, so only the others count. */
function differInArity(forms: readonly Form[], arity: Arity): Finding | undefined {
  const callable = forms.filter((it) => forms.length === 1 || !isNever(it))
  const wants = callable.find((it) => !isNever(it))
  // node-gtk requires an argument that it does not use.
  if (arity.required > arity.max)
    return (
      wants &&
      lie(
        'takes other arguments',
        `declared with ${range(wants)}, requires ${arity.required} and uses ${arity.max}`,
      )
    )
  const wrong = callable.find(({ required, max }) => required < arity.required || max > arity.max)
  if (wrong !== undefined)
    return lie('takes other arguments', `declared with ${range(wrong)}, takes ${range(arity)}`)
  if (callable.length === 0) return undefined
  const whole = {
    required: Math.min(...callable.map(({ required }) => required)),
    max: Math.max(...callable.map(({ max }) => max)),
  }
  return whole.required === arity.required && whole.max === arity.max
    ? undefined
    : omission('can be called in more ways', `declared with ${range(whole)}, takes ${range(arity)}`)
}

/** Returns whether an observed value is of the declared type. */
function isValue({ value, type }: DeclaredFact, is: string): boolean {
  if (value !== undefined) return value === is
  const kind = is.startsWith('"')
    ? 'string'
    : /\dn$/.test(is)
      ? 'bigint'
      : /^[a-z]/.test(is)
        ? 'boolean'
        : 'number'
  const types = type.isUnion() ? type.types : [type]
  return types.some((it) => it.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) || nameOf(it) === kind)
}

function nameOf({ flags, aliasSymbol, symbol }: ts.Type): string {
  const [, basic] = BASIC.find(([flag]) => flags & flag) ?? []
  return basic ?? (aliasSymbol ?? symbol).name
}

const BASIC: [flag: ts.TypeFlags, name: string][] = [
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BigIntLike, 'bigint'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.Null, 'null'],
]

const range = ({ required, max }: Arity) =>
  `${required === max ? String(max) : `${String(required)} to ${String(max)}`} arguments`

const isNever = ({ result }: Form) => (result.flags & ts.TypeFlags.Never) !== 0

const lie = (kind: string, what: string): Finding => ({ kind, what, isOmission: false })
const omission = (kind: string, what: string): Finding => ({ kind, what, isOmission: true })

import type { Callable, Parameter } from '../../gir/index.js'
import { resolve, type Scope } from './scope.js'
import { argumentType } from './argument-type.js'
import type { Form, Method } from './declarations.js'
import { marshal } from './marshalling.js'
import { camelCase, parameterName } from './names.js'
import { callableNotes } from './notes.js'
import { resultType } from './result-type.js'

/** Adapts a C function to node-gtk. A constructor returns its own class, whatever type the header says. */
export function adaptCallable(callable: Callable, scope: Scope, owner?: string): Method {
  const form = adaptForm(callable, scope, owner)
  const olderForms = (callable.olderForms ?? []).map((it) => adaptForm(it, scope, owner))
  const others = olderForms.filter((it) => !isSameForm(it, form))
  const [last] = others
  if (last !== undefined) form.notes = { ...form.notes, since: last.notes.goneIn }
  return { kind: 'method', name: camelCase(callable.name), ...form, olderForms: others }
}

function adaptForm(callable: Callable, scope: Scope, owner: string | undefined): Form {
  const { inputs, requiredCount } = marshal(callable, scope)
  const names = inputs.map(({ name }) => parameterName(name))
  return {
    notes: callableNotes(callable, names, scope),
    parameters: adaptParameters(callable, scope),
    types: inputs.map((it) => inputType(it, scope)),
    required: requiredCount,
    result: adaptResult(callable, scope, callable.kind === 'constructor' ? owner : undefined),
  }
}

const isSameForm = (a: Form, b: Form) => a.parameters === b.parameters && a.result === b.result

/** Prints the parameters that JavaScript passes. Trailing nullable ones are optional. */
export function adaptParameters(callable: Callable, scope: Scope): string {
  const { inputs, requiredCount } = marshal(callable, scope)
  const adapt = (it: Parameter, index: number) =>
    `${parameterName(it.name)}${index < requiredCount ? '' : '?'}: ${inputType(it, scope)}`
  return inputs.map(adapt).join(', ')
}

/** If C expects the address of a number, node-gtk passes the number as the address, so only null is possible. */
function inputType({ type, direction, isNullable }: Parameter, scope: Scope): string {
  const isAddress = 'isPointer' in type && type.isPointer && resolve(type, scope).kind === 'basic'
  if (direction === 'in' && isAddress) return isNullable ? 'null' : 'never'
  return argumentType(type, scope, isNullable)
}

function adaptResult(callable: Callable, scope: Scope, owner: string | undefined): string {
  const { outputs, hasResult, isTuple, isUnusable } = marshal(callable, scope)
  if (isUnusable) return 'never'
  const { type, isNullable } = callable.result
  const results = outputs.map((it) =>
    resultType(it.type, scope, it.isNullable || isLeftOut(it, callable, scope)),
  )
  if (hasResult) {
    results.unshift(
      owner === undefined ? resultType(type, scope, isNullable) : owner + (isNullable ? ' | null' : ''),
    )
  }
  if (isTuple) return `[${results.join(', ')}]`
  return results.at(-1) ?? 'void'
}

/** Returns whether an out-argument may be null: C does not create the object if the result reports failure. */
function isLeftOut({ type, isCallerAllocated }: Parameter, { result }: Callable, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  if (isCallerAllocated || resolved.kind !== 'named' || scope.find(resolved.name).kind === 'enumeration')
    return false
  const verdict = resolve(result.type, scope)
  return verdict.kind === 'named'
    ? scope.find(verdict.name).kind === 'enumeration'
    : verdict.kind === 'basic' && verdict.name === 'gboolean'
}

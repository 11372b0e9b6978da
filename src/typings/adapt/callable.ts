import type { Callable, Parameter } from '../gir/model.js'
import { resolve, type Scope } from '../scope.js'
import { argumentType } from './argument-type.js'
import type { Form, Method } from './declarations.js'
import { marshal } from './marshalling.js'
import { camelCase, parameterName } from './names.js'
import { callableNotes } from './notes.js'
import { resultType } from './result-type.js'

// A C function as node-gtk exposes it. A constructor gives its own class, whatever type the header names.
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

// The parameters that JavaScript passes; those at the end that may be null may be left out.
export function adaptParameters(callable: Callable, scope: Scope): string {
  const { inputs, requiredCount } = marshal(callable, scope)
  const adapt = (it: Parameter, index: number) =>
    `${parameterName(it.name)}${index < requiredCount ? '' : '?'}: ${inputType(it, scope)}`
  return inputs.map(adapt).join(', ')
}

// Where C wants the address of a number, node-gtk passes the number for one: nothing but null can be passed.
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

// An object that C makes for the caller is not made when the result says that there is none.
function isLeftOut({ type, isCallerAllocated }: Parameter, { result }: Callable, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  if (isCallerAllocated || resolved.kind !== 'named' || scope.find(resolved.name).kind === 'enumeration')
    return false
  const verdict = resolve(result.type, scope)
  return verdict.kind === 'named'
    ? scope.find(verdict.name).kind === 'enumeration'
    : verdict.kind === 'basic' && verdict.name === 'gboolean'
}

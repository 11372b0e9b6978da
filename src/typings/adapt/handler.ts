import type { Callable, Parameter, Type } from '../../gir/index.js'
import { resolve, type Scope } from './scope.js'
import { argumentType } from './argument-type.js'
import { basicType } from './basic-types.js'
import { parameterName } from './names.js'
import { resultType } from './result-type.js'
import { valueArgument } from './value-type.js'

/** Adapts a callback. It receives all arguments, and returns an array if it also has out-arguments. */
export function adaptCallback(callable: Callable, scope: Scope): string {
  const { parameters, result } = callbackForm(callable, scope)
  return `(${parameters}) => ${result}`
}

/** Prints the parameters and the result of a callback. */
export function callbackForm(callable: Callable, scope: Scope): { parameters: string; result: string } {
  const { type, isNullable } = callable.result
  const parameters = withoutUserData(callable.parameters, scope)
  const outputs = parameters
    .filter((it) => isPrimitiveOutput(it, scope))
    .map((it) => argumentType(it.type, scope))
  const result = isNothing(type, scope) ? undefined : argumentType(type, scope, isNullable)
  const adapt = (it: Parameter) => {
    const argument = isPrimitiveOutput(it, scope) ? 'null' : isAddress(it) ? 'never' : received(it, scope)
    return `${parameterName(it.name)}: ${argument}`
  }
  const results = result === undefined ? outputs : [result, ...outputs]
  return {
    parameters: parameters.map(adapt).join(', '),
    result: outputs.length > 0 ? `[${results.join(', ')}]` : (result ?? 'void'),
  }
}

/** Adapts a signal handler. It receives every argument except the object. */
export function adaptHandler(callable: Callable, scope: Scope): string {
  const { parameters, result } = callable
  const outputs = parameters.filter((it) => it.direction !== 'in' && !it.isCallerAllocated)
  const results = outputs.map((it) => argumentType(it.type, scope))
  if (!isNothing(result.type, scope)) results.unshift(valueArgument(result.type, scope))
  const adapt = (it: Parameter) => `${parameterName(it.name)}: ${received(it, scope)}`
  const [first = 'void'] = results
  return `(${parameters.map(adapt).join(', ')}) => ${results.length > 1 ? `[${results.join(', ')}]` : first}`
}

/** Only objects arrive as null: here, node-gtk turns a NULL string into '' and a NULL array into []. */
function received({ type, isNullable }: Parameter, scope: Scope): string {
  // node-gtk does not read the length, so the array is empty.
  if (type.kind === 'array' && type.length !== undefined) return '[]'
  return resultType(type, scope, isNullable && resolve(type, scope).kind === 'named')
}

/** Drops the trailing pointers. They are user data that node-gtk uses itself, and arrive as undefined. */
function withoutUserData(parameters: Parameter[], scope: Scope): Parameter[] {
  return parameters.slice(0, parameters.findLastIndex(({ type }) => !isPointer(type, scope)) + 1)
}

function isPointer(type: Type, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return resolved.kind === 'basic' && basicType(resolved.name) === 'undefined'
}

function isNothing(type: Type, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return resolved.kind === 'basic' && resolved.name === 'none'
}

/** Returns whether a parameter is an out-argument that a callback returns beside its result. */
export function isPrimitiveOutput({ type, direction }: Parameter, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  if (direction !== 'out' || resolved.kind !== 'basic') return false
  return ['boolean', 'number', 'bigint'].includes(basicType(resolved.name)) || resolved.name === 'gunichar'
}

/** Returns whether C passes the address of a pointer, which node-gtk mistakes for the pointer. */
function isAddress({ type, direction, isCallerAllocated }: Parameter): boolean {
  if (type.kind === 'named' && type.isAddress === true) return true
  return direction !== 'in' && !isCallerAllocated && type.kind === 'named' && type.isPointer
}

import type { Callable, Parameter, Type } from '../gir/model.js'
import { resolve, type Scope } from '../scope.js'
import { argumentType } from './argument-type.js'
import { basicType } from './basic-types.js'
import { parameterName } from './names.js'
import { resultType } from './result-type.js'
import { valueArgument } from './value-type.js'

// A function that C calls back: it gets all arguments, and gives an array when C also wants out-arguments.
export function adaptCallback(callable: Callable, scope: Scope): string {
  const { parameters, result } = callbackForm(callable, scope)
  return `(${parameters}) => ${result}`
}

// Its parameters and its result, as they are written.
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

// A function that a signal calls: it gets every argument except the object.
export function adaptHandler(callable: Callable, scope: Scope): string {
  const { parameters, result } = callable
  const outputs = parameters.filter((it) => it.direction !== 'in' && !it.isCallerAllocated)
  const results = outputs.map((it) => argumentType(it.type, scope))
  if (!isNothing(result.type, scope)) results.unshift(valueArgument(result.type, scope))
  const adapt = (it: Parameter) => `${parameterName(it.name)}: ${received(it, scope)}`
  const [first = 'void'] = results
  return `(${parameters.map(adapt).join(', ')}) => ${results.length > 1 ? `[${results.join(', ')}]` : first}`
}

// Only objects come as null: node-gtk makes '' of a string that is NULL here, and [] of an array.
function received({ type, isNullable }: Parameter, scope: Scope): string {
  // It does not look for the length, and finds none.
  if (type.kind === 'array' && type.length !== undefined) return '[]'
  return resultType(type, scope, isNullable && resolve(type, scope).kind === 'named')
}

// The pointers at the end are the data that node-gtk keeps for itself: they come as undefined.
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

// What a callback gives back beside its result.
export function isPrimitiveOutput({ type, direction }: Parameter, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  if (direction !== 'out' || resolved.kind !== 'basic') return false
  return ['boolean', 'number', 'bigint'].includes(basicType(resolved.name)) || resolved.name === 'gunichar'
}

// Where C passes the address of a pointer, node-gtk takes it for the pointer itself.
function isAddress({ type, direction, isCallerAllocated }: Parameter): boolean {
  if (type.kind === 'named' && type.isAddress === true) return true
  return direction !== 'in' && !isCallerAllocated && type.kind === 'named' && type.isPointer
}

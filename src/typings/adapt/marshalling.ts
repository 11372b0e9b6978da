import type { Callable, Parameter } from '../../gir/index.js'
import { resolve, type Scope } from './scope.js'
import { isLarger } from './size.js'

/** What node-gtk does with each parameter of a function, as its FunctionInfo::Init decides. */
export interface Marshalling {
  /** The parameters that JavaScript passes. */
  inputs: Parameter[]
  /** The number of required inputs. */
  requiredCount: number
  /** The parameters that are returned after the result. */
  outputs: Parameter[]
  /** Whether the results are returned in an array, by node-gtk's own count. */
  isTuple: boolean
  hasResult: boolean
  /** Whether a call throws, or ends the process. */
  isUnusable: boolean
}

export function marshal({ parameters, result }: Callable, scope: Scope): Marshalling {
  const lengthOf = ({ type }: Pick<Parameter, 'type'>) => (type.kind === 'array' ? type.length : undefined)
  const isHidden = new Set<number>()
  let outputCount = 0
  let extraCount = 0
  let isUnusable = false
  for (const [index, parameter] of parameters.entries()) {
    if (isHidden.has(index)) continue
    const isOut = parameter.direction !== 'in'
    const hide = (hidden: number | undefined) => {
      if (hidden === undefined) return
      isHidden.add(hidden)
      if (hidden < index && parameters[hidden]?.direction !== 'in') outputCount -= 1
    }
    if (lengthOf(parameter) !== undefined) hide(lengthOf(parameter))
    else if (isDestroyNotify(parameter, scope)) {
      isHidden.add(index)
      // node-gtk hides it, but counts it all the same.
      if (!parameter.isNullable) extraCount += 1
    } else if (isCallback(parameter, scope)) {
      isUnusable ||= parameter.destroy !== undefined && parameter.closure === undefined
      hide(parameter.destroy)
      hide(parameter.closure)
    }
    if (isOut) outputCount += 1
    isUnusable ||= isOut && isCallerAllocatedMemory(parameter, scope)
  }
  const returnLength = lengthOf(result)
  const isVisible = (_: Parameter, index: number) => !isHidden.has(index)
  const hasResult = !result.isSkipped && !isVoid(result.type, scope)
  outputCount += (hasResult ? 1 : 0) - (returnLength === undefined ? 0 : 1)
  const inputs = parameters.filter((it, index) => isVisible(it, index) && it.direction !== 'out')
  const isRequired = ({ isNullable }: Parameter) => !isNullable
  const countedCount = inputs.filter(isRequired).length + extraCount
  return {
    inputs,
    requiredCount: Math.max(inputs.findLastIndex(isRequired) + 1, countedCount),
    outputs: parameters.filter(
      (it, index) =>
        isVisible(it, index) && it.direction !== 'in' && index !== returnLength && !isCallback(it, scope),
    ),
    isTuple: outputCount > 1,
    hasResult,
    // For a destroy notification without a callback, node-gtk requires an argument that it does not pass on.
    isUnusable: isUnusable || countedCount > inputs.length,
  }
}

function isCallback({ type }: Pick<Parameter, 'type'>, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return resolved.kind === 'named' && scope.find(resolved.name).kind === 'callback'
}

function isDestroyNotify({ type }: Parameter, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return resolved.kind === 'named' && resolved.name === 'GLib.DestroyNotify'
}

/**
 * Returns whether the caller must provide memory that node-gtk cannot provide. If it is not a structure, an assertion
 * of node-gtk ends the process. If it is larger than the typelib says, the memory is too small, and C writes past its
 * end.
 */
function isCallerAllocatedMemory({ type, isCallerAllocated }: Parameter, scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return isCallerAllocated && (resolved.kind !== 'named' || isLarger(resolved.name, scope))
}

/** Returns whether there is no result. node-gtk drops a bare pointer. */
function isVoid(type: Callable['result']['type'], scope: Scope): boolean {
  const resolved = resolve(type, scope)
  return resolved.kind === 'basic' && ['none', 'gpointer', 'gconstpointer'].includes(resolved.name)
}

import { gi, type Info, nameOf, typeOf } from './gi.js'

/** The number of arguments that JavaScript must pass, and can pass. */
export interface Arity {
  required: number
  max: number
}

/**
 * Returns the arguments of a C function as node-gtk exposes them: without lengths, user data and destroy notifications.
 * `counted` is the number that node-gtk itself requires.
 */
export function arityOf(callable: Info): Arity & { counted: number } {
  const count = gi.callable_info_get_n_args(callable)
  const args = Array.from({ length: count }, (_, index) =>
    readArgument(gi.callable_info_get_arg(callable, index)),
  )
  const isHidden = new Set<number>()
  let counted = 0
  for (const [index, arg] of args.entries()) {
    if (isHidden.has(index)) continue
    const hide = (other: number) => {
      if (other < 0 || other >= count) return
      isHidden.add(other)
      // node-gtk has counted this argument already, even if it is nullable.
      if (other < index && args[other]?.isIn === true) counted--
    }
    if (arg.length >= 0) hide(arg.length)
    else if (arg.isDestroyNotify) isHidden.add(index)
    else if (arg.isCallback) {
      hide(arg.destroy)
      hide(arg.closure)
    }
    if (arg.isIn && !arg.isNullable) counted++
  }
  const inputs = args.filter((arg, index) => arg.isIn && !isHidden.has(index))
  const lastRequired = inputs.findLastIndex(({ isNullable }) => !isNullable) + 1
  return { required: Math.max(lastRequired, counted), max: inputs.length, counted }
}

function readArgument(arg: Info) {
  const type = gi.arg_info_get_type(arg)
  const tag = gi.type_info_get_tag(type)
  const target = tag === gi.TypeTag['INTERFACE'] ? gi.type_info_get_interface(type) : undefined
  const isCallback = target !== undefined && typeOf(target) === gi.InfoType['CALLBACK']
  return {
    isIn: gi.arg_info_get_direction(arg) !== gi.Direction['OUT'],
    isNullable: gi.arg_info_may_be_null(arg),
    isCallback,
    isDestroyNotify: isCallback && nameOf(target) === 'DestroyNotify',
    length: tag === gi.TypeTag['ARRAY'] ? gi.type_info_get_array_length(type) : -1,
    closure: gi.arg_info_get_closure(arg),
    destroy: gi.arg_info_get_destroy(arg),
  }
}

/** Calls a function without arguments. Returns the number that it expects according to node-gtk's error, if any. */
export function missingArguments(fn: (...args: unknown[]) => unknown): number | undefined {
  try {
    fn.call(undefined)
  } catch (error) {
    const found = /^Not enough arguments; expected (\d+), have 0$/.exec((error as Error).message)
    if (found !== null) return Number(found[1])
  }
  return undefined
}

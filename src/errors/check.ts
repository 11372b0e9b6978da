import { foreignClassOf } from './brand.js'
import { GstAllocatorsError } from './gst-allocators-error.js'

/** Returns an integer within inclusive bounds, or throws an error that names the argument. */
export function checkInteger(
  name: string,
  value: unknown,
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): number {
  if (typeof value !== 'number') throw wrongType(name, 'a number', value)
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot use ${show(value)} as ${name}: it must be an integer ${max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`}`,
    )
  return value
}

/** Returns one of the allowed strings, or throws an error that lists them. */
export function checkChoice<T extends string>(name: string, value: unknown, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value)
  if (choice !== undefined) return choice
  const list = choices.map((one) => `'${one}'`).join(', ')
  if (typeof value !== 'string') throw wrongType(name, `one of ${list}`, value)
  throw new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use ${show(value)} as ${name}: it must be one of ${list}`,
  )
}

/** Throws an error that names the argument unless the value is a non-null object. */
export function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw wrongType(name, 'an object', value)
}

/** Throws unless the value is an AbortSignal or undefined. */
export function checkSignal(value: unknown): void {
  if (value !== undefined && !isSignal(value)) throw wrongType('signal', 'an AbortSignal', value)
}

/** Calls a getter, because an object with the prototype of an AbortSignal need not be one. */
function isSignal(value: unknown): boolean {
  try {
    return typeof Reflect.get(AbortSignal.prototype, 'aborted', value) === 'boolean'
  } catch {
    return false
  }
}

/** Returns the error for an argument of the wrong type. */
export function wrongType(name: string, expected: string, value: unknown): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot use ${show(value)} as ${name}: it must be ${expected}`,
  )
}

/** Formats a value for an error message. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`
  if (typeof value !== 'object' || value === null) return String(value)
  const foreign = foreignClassOf(value)
  if (foreign !== undefined) return `an object (${foreign} of another copy of gst-allocators)`
  const prototype: unknown = Object.getPrototypeOf(value)
  const constructor = prototype === null ? undefined : (value as { constructor?: unknown }).constructor
  return `an object (${typeof constructor === 'function' ? constructor.name : 'no class'})`
}

import { GstAllocatorsError } from './gst-allocators-error.js'

/** An integer in a range, or an error that names the argument. Bounds are inclusive. */
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

/** One of a few strings, or an error that lists them. */
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

/** An object, and not null, or an error that names the argument. */
export function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw wrongType(name, 'an object', value)
}

/** An AbortSignal or nothing, or an error. */
export function checkSignal(value: unknown): void {
  if (value !== undefined && !isSignal(value)) throw wrongType('signal', 'an AbortSignal', value)
}

/** An object may have the prototype of one and be none: its getters refuse that. */
function isSignal(value: unknown): boolean {
  try {
    return typeof Reflect.get(AbortSignal.prototype, 'aborted', value) === 'boolean'
  } catch {
    return false
  }
}

/** The error for an argument of the wrong type. */
export function wrongType(name: string, expected: string, value: unknown): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot use ${show(value)} as ${name}: it must be ${expected}`,
  )
}

/** A value as it reads in a message. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`
  if (typeof value !== 'object' || value === null) return String(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  const constructor = prototype === null ? undefined : (value as { constructor?: unknown }).constructor
  return `an object (${typeof constructor === 'function' ? constructor.name : 'no class'})`
}

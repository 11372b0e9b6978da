import { setImmediate } from 'node:timers'
import { wrongType } from '../errors/index.js'
import { lend } from './borrowed.js'
import type { CallbackTraits } from './function-traits.js'

/** A JavaScript function that C calls. */
export type Callback = (this: unknown, ...values: unknown[]) => unknown

/** The call of a C function that was given callbacks. */
export interface CallInProgress {
  isRunning: boolean
}

/**
 * Makes a callback safe after the call that received it has returned. Then an exception of the callback becomes an
 * uncaught exception in the next turn of the event loop, because node-gtk would corrupt Node.js; C gets the fallback.
 * During the call, node-gtk passes the exception on to the caller. `release` drops a reference that C gave to the
 * callback.
 */
export function guardCallback(
  callback: Callback,
  { name, resultType, fallback, owned }: CallbackTraits,
  call: CallInProgress,
  release: (wrapper: object) => void,
): Callback {
  return function (this: unknown, ...values) {
    // node-gtk makes each wrapper with a reference of its own, so nobody would drop the one that C gave.
    for (const value of owned.map((index) => values[index])) if (isObject(value)) release(value)
    if (call.isRunning) return callback.apply(this, values)
    const ends = values.filter(isPlainStruct).map(lend)
    try {
      const result = callback.apply(this, values)
      if (resultType === undefined || isNumber(result)) return result
      throw wrongType(`the result of a ${name}`, `a ${resultType}`, result)
    } catch (error) {
      // node-gtk replaces the global function.
      setImmediate(() => {
        throw error
      })
      return fallback
    } finally {
      for (const end of ends) end()
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Returns true for a copy of a struct without reference count, whose pointers are only valid during the callback. */
function isPlainStruct(value: unknown): value is object {
  return isObject(value) && Object.getOwnPropertyDescriptor(value, '__gtype__')?.value === G_TYPE_NONE
}

const G_TYPE_NONE = 1n << 2n

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}

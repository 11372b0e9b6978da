import { GstAllocatorsError } from '../errors/index.js'

/** Returns the error for a number that does not fit the other arguments. */
export function outOfRange(name: string, value: number, rule: string): GstAllocatorsError {
  return new GstAllocatorsError('ERR_OUT_OF_RANGE', `Cannot use ${value} as ${name}: ${rule}`)
}

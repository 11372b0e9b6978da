import { GstAllocatorsError } from '../errors/index.js'

/** The error for a number that does not fit what else was asked for. */
export function outOfRange(name: string, value: number, rule: string): GstAllocatorsError {
  return new GstAllocatorsError('ERR_OUT_OF_RANGE', `Cannot use ${value} as ${name}: ${rule}`)
}

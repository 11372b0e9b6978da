import { GstAllocatorsError } from '../../src/index.js'

/** The error that a call throws; fails when it throws none, or one that is not this package's. */
export function errorOf(call: () => unknown): GstAllocatorsError {
  try {
    call()
  } catch (error) {
    if (error instanceof GstAllocatorsError) return error
    throw error
  }
  throw new Error('The call did not throw')
}

/** `'ok'`, or the code of the error that a call throws. */
export function outcome(call: () => unknown): string {
  try {
    call()
    return 'ok'
  } catch (error) {
    if (error instanceof GstAllocatorsError) return error.code
    throw error
  }
}

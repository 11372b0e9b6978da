import { GstAllocatorsError } from '../../src/index.js'

/** Returns the error that a call throws. Fails if it throws nothing, or not an error of this package. */
export function errorOf(call: () => unknown): GstAllocatorsError {
  try {
    call()
  } catch (error) {
    if (error instanceof GstAllocatorsError) return error
    throw error
  }
  throw new Error('The call did not throw')
}

/** Returns `'ok'`, or the code of the error that a call throws. */
export function outcome(call: () => unknown): string {
  try {
    call()
    return 'ok'
  } catch (error) {
    if (error instanceof GstAllocatorsError) return error.code
    throw error
  }
}

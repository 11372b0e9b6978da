import { GstAllocatorsError } from '../../src/errors/index.js'

/** Returns the error that a promise rejects with. Fails if it resolves, or rejects with another kind of error. */
export async function rejectionOf(promise: Promise<unknown>): Promise<GstAllocatorsError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof GstAllocatorsError) return error
    throw error
  }
  throw new Error('The promise was not rejected')
}

import { GstAllocatorsError } from '../../src/errors/index.js'

/** The error that a promise is rejected with; fails when it is not, or with one that is not this package's. */
export async function rejectionOf(promise: Promise<unknown>): Promise<GstAllocatorsError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof GstAllocatorsError) return error
    throw error
  }
  throw new Error('The promise was not rejected')
}

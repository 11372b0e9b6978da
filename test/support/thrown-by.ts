/** Returns the error that a call throws. */
export function thrownBy(call: () => unknown): Error {
  try {
    call()
  } catch (error) {
    if (error instanceof Error) return error
    throw new Error(`Threw what is not an Error: ${String(error)}`, { cause: error })
  }
  throw new Error('Nothing was thrown')
}

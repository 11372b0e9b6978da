import { GstAllocatorsError } from '../errors/index.js'

/** Returns the error for a .gir file that the generator does not understand. It never guesses. */
export function unknownInGir(message: string): GstAllocatorsError {
  return new GstAllocatorsError('ERR_GIR_UNKNOWN', message)
}

/** Calls a function, and adds the name of what it adapts to its errors. */
export function adapting<T>(name: string, adapt: () => T): T {
  try {
    return adapt()
  } catch (cause) {
    if (!(cause instanceof GstAllocatorsError)) throw cause
    throw new GstAllocatorsError(
      cause.code,
      `Cannot generate types for ${name}: ${cause.message.replace(/^Cannot generate types for /, '')}`,
      { cause },
    )
  }
}

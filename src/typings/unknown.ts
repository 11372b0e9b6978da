import { GstAllocatorsError } from '../errors/index.js'

// The error for something in a .gir file that nobody here knows: better than a guess.
export function unknown(what: string): GstAllocatorsError {
  return new GstAllocatorsError('ERR_GIR_UNKNOWN', `Unknown ${what}`)
}

// Names what is adapted in the errors that this raises.
export function within<T>(name: string, adapt: () => T): T {
  try {
    return adapt()
  } catch (cause) {
    if (!(cause instanceof GstAllocatorsError)) throw cause
    throw new GstAllocatorsError(
      cause.code,
      `Cannot adapt ${name}: ${cause.message.replace(/^Cannot adapt /, '')}`,
      { cause },
    )
  }
}

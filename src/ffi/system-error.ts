import { getSystemErrorName } from 'node:util'
import koffi from 'koffi'
import { ETOOMANYREFS } from './constants.js'
import { GstAllocatorsError, type ErrorFacts } from '../errors/index.js'

/** Returns the errno of the last C call. */
export function lastErrno(): number {
  return koffi.errno()
}

/** Returns the name of an errno, such as `'EBADF'`. */
export function errnoName(errno: number): string {
  // getSystemErrorName() does not know it.
  return errno === ETOOMANYREFS ? 'ETOOMANYREFS' : getSystemErrorName(-errno)
}

/** Calls node:fs, and converts an error with an errno to one of this package. `what` completes "Cannot …". */
export function callSystem<T>(what: string, call: () => T, facts: ErrorFacts = {}): T {
  try {
    return call()
  } catch (cause) {
    const { errno, syscall } = cause as NodeJS.ErrnoException
    if (errno === undefined || syscall === undefined) throw cause
    throw systemError(syscall, what, -errno, { ...facts, cause })
  }
}

/** Returns the error for a failed system call. `what` completes "Cannot …". */
export function systemError(
  syscall: string,
  what: string,
  errno: number,
  facts: ErrorFacts & { readonly cause?: unknown } = {},
): GstAllocatorsError {
  return new GstAllocatorsError('ERR_SYSTEM', `Cannot ${what}: ${syscall} failed with ${errnoName(errno)}`, {
    syscall,
    errno,
    ...facts,
  })
}

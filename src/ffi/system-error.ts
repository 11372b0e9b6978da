import { getSystemErrorName } from 'node:util'
import koffi from 'koffi'
import { ETOOMANYREFS } from './constants.js'
import { GstAllocatorsError, type ErrorFacts } from '../errors/index.js'

/** The errno of the C call that was made just before. */
export function lastErrno(): number {
  return koffi.errno()
}

/** The name of an errno, as `'EBADF'`. */
export function errnoName(errno: number): string {
  // Node.js has no name for it.
  return errno === ETOOMANYREFS ? 'ETOOMANYREFS' : getSystemErrorName(-errno)
}

/** Calls node:fs. Where that fails with an errno, the error is this package's: `what` completes "Cannot …". */
export function callSystem<T>(what: string, call: () => T, facts: ErrorFacts = {}): T {
  try {
    return call()
  } catch (cause) {
    const { errno, syscall } = cause as NodeJS.ErrnoException
    if (errno === undefined || syscall === undefined) throw cause
    throw systemError(syscall, what, -errno, { ...facts, cause })
  }
}

/** The error for a system call that failed: `what` completes "Cannot …". */
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

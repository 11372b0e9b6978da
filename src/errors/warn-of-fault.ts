import { isError } from './is-error.js'

/**
 * Prints an error as a process warning. For callbacks that native code calls, where a throw would end the process or
 * stop the event loop.
 */
export function warnOfFault(fault: unknown): void {
  const error = isError(fault) ? fault : new Error(String(fault))
  process.emitWarning(`A callback failed: ${error.message}`, {
    type: 'GstAllocatorsWarning',
    code: 'WARN_CALLBACK',
    detail: error.stack ?? '',
  })
}

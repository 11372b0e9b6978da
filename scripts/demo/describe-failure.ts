import { inspect } from 'node:util'
import { GstAllocatorsError } from 'gst-allocators'
import { DemoError } from './demo-error.js'

/**
 * Describes an error: as a short message if the user can do something about it, with its stack trace if it is a bug.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof DemoError)
    return error.advice === undefined ? error.message : `${error.message}\n${error.advice}`
  if (error instanceof GstAllocatorsError) return `${error.message} (${error.code})`
  if (error instanceof Error && 'syscall' in error) return error.message
  return inspect(error)
}

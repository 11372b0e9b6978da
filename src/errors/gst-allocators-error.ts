import { brandErrorClass } from './brand-error.js'
import type { ErrorCode } from './codes.js'

/** The facts behind an error. Which of them are set depends on the code. */
export interface ErrorFacts {
  /** The number of the file descriptor. */
  readonly fd?: number
  /** A size in bytes. */
  readonly size?: number
  /** The value that was needed. */
  readonly required?: string | number
  /** The value that was found instead. */
  readonly found?: string | number
  /** The errno of a failed system call, as a positive number. */
  readonly errno?: number
  /** The system call or C function that failed. */
  readonly syscall?: string
  /** The file, device or library concerned. */
  readonly path?: string
  /** The command or package that fixes the problem. */
  readonly fix?: string
  /** The name of the element concerned, or of its factory. */
  readonly element?: string
  /** The name of the property concerned. */
  readonly property?: string
  /** The offset of the problem in a text, in UTF-16 code units. */
  readonly position?: number
}

/**
 * The error class of this package. Branch on `code`, which never changes, not on the message.
 *
 * @example
 * ```ts
 * import { createMemfd, FdAllocator, GstAllocatorsError } from 'gst-allocators'
 *
 * using fd = createMemfd(4096)
 * try {
 *   new FdAllocator().alloc(fd, 8192)
 * } catch (error) {
 *   if (!(error instanceof GstAllocatorsError)) throw error
 *   console.log(error.code, error.required, error.found) // ERR_FD_TOO_SMALL 8192 4096
 * }
 * ```
 */
export class GstAllocatorsError extends Error implements ErrorFacts {
  /** The stable identifier of the error. */
  readonly code: ErrorCode
  declare readonly fd?: number
  declare readonly size?: number
  declare readonly required?: string | number
  declare readonly found?: string | number
  declare readonly errno?: number
  declare readonly syscall?: string
  declare readonly path?: string
  declare readonly fix?: string
  declare readonly element?: string
  declare readonly property?: string
  declare readonly position?: number

  /** Creates an error. Only this package needs to. */
  constructor(code: ErrorCode, message: string, facts: ErrorFacts & { readonly cause?: unknown } = {}) {
    const { cause, ...fields } = facts
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    Object.assign(this, fields)
  }
}

brandErrorClass(GstAllocatorsError, 'GstAllocatorsError')

import { brandErrorClass, GstAllocatorsError, warnOfFault } from '../../errors/index.js'
import type { Pointer } from '../../ffi/index.js'
import { decodeError } from '../decode-error.js'
import type { Structure } from '../value.js'
import { hintsFor, type ErrorOrigin, type Hints } from './hints.js'
import type { Mismatch } from './negotiation.js'

/** The facts of an error that an element reported. */
export interface GstErrorFacts {
  /** `'core'`, `'library'`, `'resource'`, `'stream'`, or the name of a plugin's own domain. */
  readonly domain: string
  /** The error number within the domain. */
  readonly number: number
  /** The name of the error within the domain, such as `'not-found'`. In a plugin's own domain, the number as text. */
  readonly reason: string
  /** The name of the element that reported the error. */
  readonly element: string
  /** The path of the element, such as `'/GstPipeline:pipeline0/GstFileSrc:file'`. */
  readonly elementPath: string
  /** The element's debug text for developers, which starts with the place in its source code. */
  readonly debug: string
  /** More that the element says of the error, such as the number of a lost packet, if it says more. */
  readonly details?: Structure
  /** Explanations, which also end the message: mismatched caps, packages to install, the process that uses a device. */
  readonly hints: readonly string[]
  /** The two pads whose caps have nothing in common, if that caused the error. */
  readonly mismatch?: Mismatch
  /** The command to run or the packages to install, if known. */
  readonly fix?: string
  /** The file or device that could not be used. */
  readonly path?: string
}

/**
 * An error that an element of a pipeline reported.
 *
 * @see `GstMessage`
 * @example
 * ```ts
 * import { GstError, Pipeline } from 'gst-allocators/pipeline'
 *
 * await using pipeline = Pipeline.parse('filesrc name=file location=/nowhere ! fakesink')
 * try {
 *   await pipeline.play()
 * } catch (error) {
 *   if (!(error instanceof GstError)) throw error
 *   console.log(error.element, error.domain, error.reason) // file resource not-found
 * }
 * ```
 */
export class GstError extends GstAllocatorsError implements GstErrorFacts {
  declare readonly domain: string
  declare readonly number: number
  declare readonly reason: string
  declare readonly element: string
  declare readonly elementPath: string
  declare readonly debug: string
  declare readonly details?: Structure
  declare readonly hints: readonly string[]
  declare readonly mismatch?: Mismatch

  /** Pipelines create these errors. Programs do not need to. */
  constructor(message: string, facts: GstErrorFacts) {
    super('ERR_PIPELINE', message)
    Object.assign(this, facts)
  }
}

brandErrorClass(GstError, 'GstError')

/** The element that reported an error, and what it says of it. */
export type Reporter = Pick<GstErrorFacts, 'element' | 'elementPath' | 'debug' | 'details'>

/** Converts a GError. Hints are added only if an origin is given, which warnings and infos do not have. */
export function toGstError(error: Pointer, reporter: Reporter, origin?: ErrorOrigin): GstError {
  const { domain, number, reason, message } = decodeError(error)
  // The first line of the debug text is the place in the element's source code. The details follow.
  const details = shorten(reporter.debug.split('\n').slice(1).join(' ').trim())
  const more = origin === undefined ? { hints: [] } : hintsOrNone(reason, reporter.debug, origin)
  return new GstError(
    [
      `${reporter.element}: ${message.replace(/\.$/, '')}${details === '' ? '' : `: ${details}`}`,
      ...more.hints,
    ].join('\n  '),
    { domain, number, reason, ...reporter, ...more },
  )
}

/** An error must get through even if it cannot be explained. */
function hintsOrNone(reason: string, debug: string, origin: ErrorOrigin): Hints {
  try {
    return hintsFor(reason, debug, origin)
  } catch (fault) {
    warnOfFault(fault)
    return { hints: [] }
  }
}

/** Cuts a long text: a demuxer may dump a whole stream header in hex. `debug` has the full text. */
function shorten(text: string): string {
  return text.length <= maxDetailsCharacters ? text : `${text.slice(0, maxDetailsCharacters)} …`
}

const maxDetailsCharacters = 400

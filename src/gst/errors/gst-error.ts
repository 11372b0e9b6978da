import { brandErrorClass, GstAllocatorsError } from '../../errors/index.js'
import { c, layouts, type Pointer, readField, readString } from '../../ffi/index.js'
import { nickOf } from '../decode-value.js'
import { hintsFor, type ErrorOrigin } from './hints.js'
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
  declare readonly hints: readonly string[]
  declare readonly mismatch?: Mismatch

  /** Pipelines create these errors. Programs do not need to. */
  constructor(message: string, facts: GstErrorFacts) {
    super('ERR_PIPELINE', message)
    Object.assign(this, facts)
  }
}

brandErrorClass(GstError, 'GstError')

/** The element that reported an error, and its debug text. */
export type Reporter = Pick<GstErrorFacts, 'element' | 'elementPath' | 'debug'>

/** Converts a GError. Hints are added only if an origin is given, which warnings and infos do not have. */
export function toGstError(error: Pointer, reporter: Reporter, origin?: ErrorOrigin): GstError {
  const quark = c.g_quark_to_string(Number(readField(error, layouts.GError.domain, 'uint'))) ?? ''
  const number = Number(readField(error, layouts.GError.code, 'int'))
  const known = domains[quark]
  const message = readString(error, layouts.GError.message).replace(/\.$/, '')
  // The first line of the debug text is the place in the element's source code. The details follow.
  const details = shorten(reporter.debug.split('\n').slice(1).join(' ').trim())
  const reason =
    known === undefined ? String(number) : nickOf(c.g_type_class_ref(BigInt(known.type())), number)
  const more = origin === undefined ? { hints: [] } : hintsFor(reason, reporter.debug, origin)
  return new GstError(
    [`${reporter.element}: ${message}${details === '' ? '' : `: ${details}`}`, ...more.hints].join('\n  '),
    { domain: known?.name ?? quark, number, reason, ...reporter, ...more },
  )
}

/** Cuts a long text: a demuxer may dump a whole stream header in hex. `debug` has the full text. */
function shorten(text: string): string {
  return text.length <= maxDetailsCharacters ? text : `${text.slice(0, maxDetailsCharacters)} …`
}

const maxDetailsCharacters = 400

const domains: Readonly<Partial<Record<string, { name: string; type: () => number | bigint }>>> = {
  'gst-core-error-quark': { name: 'core', type: () => c.gst_core_error_get_type() },
  'gst-library-error-quark': { name: 'library', type: () => c.gst_library_error_get_type() },
  'gst-resource-error-quark': { name: 'resource', type: () => c.gst_resource_error_get_type() },
  'gst-stream-error-quark': { name: 'stream', type: () => c.gst_stream_error_get_type() },
}

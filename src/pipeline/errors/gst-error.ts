import { GstAllocatorsError } from '../../errors/index.js'
import { c, layouts, type Pointer, readField, readString } from '../../ffi/index.js'
import { nickOf } from '../values/decode-value.js'
import { hintsFor, type Origin } from './hints.js'
import type { Mismatch } from './negotiation.js'

/** What is known of an error that an element reported. */
export interface GstErrorFacts {
  /** `'core'`, `'library'`, `'resource'`, `'stream'`, or the name of a plugin's own domain. */
  readonly domain: string
  /** The number of the error in its domain. */
  readonly number: number
  /** The name of the error in its domain, as `'not-found'`; of a plugin's own domain, the number. */
  readonly reason: string
  /** The name of the element. */
  readonly element: string
  /** Where the element is, as `'/GstPipeline:pipeline0/GstFileSrc:file'`. */
  readonly elementPath: string
  /** What the element says for developers, with the place in its source. */
  readonly debug: string
  /** What else was found out, for people: the caps that do not fit, what to install, who has the device. They end the message too. */
  readonly hints: readonly string[]
  /** The two pads that cannot agree, when that is the error. */
  readonly mismatch?: Mismatch
  /** The command or package that helps, when one is known. */
  readonly fix?: string
  /** The file or device that could not be opened. */
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

  /** Errors come from pipelines; a program has no need to make one. */
  constructor(message: string, facts: GstErrorFacts) {
    super('ERR_PIPELINE', message)
    Object.assign(this, facts)
  }
}

Object.defineProperty(GstError.prototype, 'name', { value: 'GstError' })

/** Who reported an error, and what else it said. */
export type Reporter = Pick<GstErrorFacts, 'element' | 'elementPath' | 'debug'>

/** Makes the error of a GError. Where it comes from is given for what is more than a notice. */
export function toGstError(error: Pointer, reporter: Reporter, origin?: Origin): GstError {
  const quark = c.g_quark_to_string(Number(readField(error, layouts.GError.domain, 'uint'))) ?? ''
  const number = Number(readField(error, layouts.GError.code, 'int'))
  const known = domains[quark]
  const message = readString(error, layouts.GError.message).replace(/\.$/, '')
  // The first line of the debug text is the place in the element's source, what follows the details.
  const details = shorten(reporter.debug.split('\n').slice(1).join(' ').trim())
  const reason =
    known === undefined ? String(number) : nickOf(c.g_type_class_ref(BigInt(known.type())), number)
  const more = origin === undefined ? { hints: [] } : hintsFor(reason, reporter.debug, origin)
  return new GstError(
    [`${reporter.element}: ${message}${details === '' ? '' : `: ${details}`}`, ...more.hints].join('\n  '),
    { domain: known?.name ?? quark, number, reason, ...reporter, ...more },
  )
}

/** A demuxer may tell the whole header of a stream, in hexadecimal digits. `debug` has it all. */
function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)} …`
}

const longest = 400

const domains: Readonly<Partial<Record<string, { name: string; type: () => number | bigint }>>> = {
  'gst-core-error-quark': { name: 'core', type: () => c.gst_core_error_get_type() },
  'gst-library-error-quark': { name: 'library', type: () => c.gst_library_error_get_type() },
  'gst-resource-error-quark': { name: 'resource', type: () => c.gst_resource_error_get_type() },
  'gst-stream-error-quark': { name: 'stream', type: () => c.gst_stream_error_get_type() },
}

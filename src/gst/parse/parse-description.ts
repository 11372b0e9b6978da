import { GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c, GST_PARSE_FLAG_FATAL_ERRORS, type Pointer, requireFds, takeStrings } from '../../ffi/index.js'
import { TextFault, UnknownFault } from '../text/text-fault.js'
import { checkDescription } from './check-description.js'
import { explainLink } from './explain-link.js'
import { launch } from './launch.js'
import { locate } from './locate.js'
import { namesIn } from './explicit-name.js'
import type { Outline } from './outline.js'
import { suggest } from './suggest.js'
import { toLaunchText } from './to-launch-text.js'

/** Creates an element, a bin or a pipeline from a description. The caller owns the reference. */
export function parseDescription(description: string): Pointer {
  if (typeof description !== 'string') throw wrongType('description', 'a string', description)
  requireFds(fdsToParse, 'parse the pipeline')
  if (description.includes('\0'))
    throw new GstAllocatorsError(
      'ERR_PARSE',
      'Cannot parse the pipeline: its description contains a NUL character',
      {
        position: description.indexOf('\0'),
      },
    )
  const { launched, outline } = prepare(description)
  const context = c.gst_parse_context_new()
  try {
    const { made, complaint } = launch(launched, context, GST_PARSE_FLAG_FATAL_ERRORS)
    if (complaint !== undefined) {
      if (made !== null) c.gst_object_unref(made)
      const missing = takeStrings(c.gst_parse_context_get_missing_elements(context))
      throw toParseError(description, launched, corrected(complaint, outline), missing)
    }
    if (made === null)
      throw new TypeError('Cannot parse the pipeline: GStreamer returned neither a pipeline nor an error')
    return made
  } finally {
    c.gst_parse_context_free(context)
  }
}

/** Checks a description. Returns the text that GStreamer parses. */
function prepare(description: string): { launched: string; outline: Outline } {
  try {
    const checked = checkDescription(description)
    return { launched: toLaunchText(description, checked), outline: checked.outline }
  } catch (error) {
    if (!(error instanceof TextFault)) throw error
    const where = `\n  ${excerpt(description, error.position)}`
    const { text, ...facts } = error instanceof UnknownFault ? suggest(error.facts) : { text: '' }
    throw new GstAllocatorsError('ERR_PARSE', `Cannot parse the pipeline: ${error.message}${text}${where}`, {
      position: error.position,
      ...error.facts,
      ...facts,
    })
  }
}

/** GStreamer's message about a missing sink has the name of the source. */
function corrected(message: string, { links, parts }: Outline): string {
  if (!message.startsWith('No sink-element named')) return message
  const named = namesIn(parts)
  const sink = links.map(({ to }) => to).find((to) => typeof to === 'string' && !named.has(to))
  return typeof sink === 'string' ? message.replace(/"[^"]*"/, () => `"${sink}"`) : message
}

function toParseError(
  description: string,
  launched: string,
  message: string,
  missing: readonly string[],
): GstAllocatorsError {
  const place = locate(description, message, missing)
  const where = place.position === undefined ? '' : `\n  ${excerpt(description, place.position)}`
  const { text, ...facts } = message.startsWith('could not link')
    ? explainLink(launched, message)
    : suggest(place)
  return new GstAllocatorsError('ERR_PARSE', `Cannot parse the pipeline: ${message}${text}${where}`, {
    ...place,
    ...facts,
  })
}

/** Returns the part of the description around a position, with an arrow below the position. */
function excerpt(description: string, position: number): string {
  const start = Math.max(0, position - 40)
  const text = description.slice(start, position + 40).replace(/\s/g, ' ')
  return `${text}\n  ${' '.repeat(position - start)}^`
}

// A bus takes two. Elements may take some when they are created, and so does loading their libraries.
const fdsToParse = 16

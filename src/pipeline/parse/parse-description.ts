import { GstAllocatorsError, wrongType } from '../../errors/index.js'
import { c, GST_PARSE_FLAG_FATAL_ERRORS, type Pointer, takeStrings } from '../../ffi/index.js'
import { requireNamespace } from '../../gi/namespace.js'
import { elementsOf } from '../elements/each-element.js'
import { isFixed } from '../elements/is-fixed.js'
import { nameOf } from '../elements/names.js'
import { getProperty } from '../elements/property.js'
import { isA } from '../values/value-type.js'
import { explainLink } from './explain-link.js'
import { launch } from './launch.js'
import { locate } from './locate.js'
import { suggest } from './suggest.js'

/** Makes a pipeline of a description, with a reference that is the caller's. */
export function parseDescription(description: string): Pointer {
  if (typeof description !== 'string') throw wrongType('description', 'a string', description)
  // Before any C function of GStreamer's is called, GStreamer must be initialised.
  requireNamespace('Gst', '1.0')
  if (description.includes('\0'))
    throw new GstAllocatorsError(
      'ERR_PARSE',
      'Cannot parse the pipeline: there is a NUL in its description',
      {
        position: description.indexOf('\0'),
      },
    )
  const context = c.gst_parse_context_new()
  try {
    const { made, complaint } = launch(description, context, GST_PARSE_FLAG_FATAL_ERRORS)
    if (complaint !== undefined) {
      if (made !== null) c.gst_object_unref(made)
      throw toParseError(
        description,
        complaint,
        takeStrings(c.gst_parse_context_get_missing_elements(context)),
      )
    }
    if (made === null) throw new TypeError('GStreamer made nothing of a description, and gave no error')
    const pipeline = inPipeline(made)
    checkSources(description, pipeline)
    return pipeline
  } finally {
    c.gst_parse_context_free(context)
  }
}

function toParseError(description: string, message: string, missing: readonly string[]): GstAllocatorsError {
  const place = locate(description, message, missing)
  const where = place.position === undefined ? '' : `\n  ${excerpt(description, place.position)}`
  const { text, ...facts } = message.startsWith('could not link')
    ? explainLink(description, message)
    : suggest(place)
  return new GstAllocatorsError('ERR_PARSE', `Cannot parse the pipeline: ${message}${text}${where}`, {
    ...place,
    ...facts,
  })
}

/** The part of the description around a position, and an arrow below it. */
function excerpt(description: string, position: number): string {
  const start = Math.max(0, position - 40)
  const text = description.slice(start, position + 40).replace(/\s/g, ' ')
  return `${text}\n  ${' '.repeat(position - start)}^`
}

/** A single element, or a bin, is not a pipeline: it gets one around it. */
function inPipeline(made: Pointer): Pointer {
  if (isA(made, c.gst_pipeline_get_type())) return made
  const pipeline = c.gst_object_ref_sink(c.gst_pipeline_new(null))
  c.gst_bin_add(pipeline, made)
  c.gst_object_unref(made)
  return pipeline
}

/** Refuses sources that GStreamer would let start, and then complain of itself, or wait for ever. */
function checkSources(description: string, pipeline: Pointer): void {
  for (const element of elementsOf(pipeline)) {
    if (!isA(element, c.gst_app_src_get_type())) continue
    const [caps, type] = [getProperty(element, 'caps'), getProperty(element, 'stream-type')]
    const name = nameOf(element)
    const [property, why] =
      typeof caps === 'string' && !isFixed(caps)
        ? ['caps', `the caps of the source '${name}' must have one value for each field, and are ${caps}`]
        : [
            'stream-type',
            `the source '${name}' cannot be ${typeof type === 'string' ? type : 'that'}: nobody tells a program to go back`,
          ]
    if (property === 'stream-type' && type === 'stream') continue
    c.gst_object_unref(pipeline)
    throw new GstAllocatorsError('ERR_PARSE', `Cannot parse the pipeline: ${why}`, {
      ...locate(description, `no property "${property}" in element "appsrc"`, []),
      element: name,
    })
  }
}

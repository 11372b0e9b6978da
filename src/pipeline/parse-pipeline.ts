import { GstAllocatorsError } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import {
  Caps,
  elementsOf,
  getProperty,
  isA,
  isFixedCaps,
  locate,
  nameOf,
  parseDescription,
} from '../gst/index.js'

/** Creates a pipeline from a description. The caller owns the reference. */
export function parsePipeline(description: string): Pointer {
  const pipeline = inPipeline(parseDescription(description))
  checkSinks(description, pipeline)
  checkSources(description, pipeline)
  return pipeline
}

/** Puts a single element or a bin into a pipeline. */
function inPipeline(made: Pointer): Pointer {
  if (isA(made, c.gst_pipeline_get_type())) return made
  const pipeline = c.gst_object_ref_sink(c.gst_pipeline_new(null))
  c.gst_bin_add(pipeline, made)
  c.gst_object_unref(made)
  return pipeline
}

/** Throws for an appsink that hands out lists of buffers, because a reader gets one sample for each buffer. */
function checkSinks(description: string, pipeline: Pointer): void {
  for (const element of elementsOf(pipeline)) {
    if (!isA(element, c.gst_app_sink_get_type()) || getProperty(element, 'buffer-list') !== true) continue
    const name = nameOf(element)
    c.gst_object_unref(pipeline)
    throw new GstAllocatorsError(
      'ERR_PARSE',
      `Cannot parse the pipeline: appsink '${name}' cannot have buffer-list=true, because readers get the buffers of a list one by one. Leave it out`,
      { ...locate(description, 'no property "buffer-list" in element "appsink"', []), element: name },
    )
  }
}

/** Throws for an appsrc with which GStreamer would start, but then log a CRITICAL or wait forever. */
function checkSources(description: string, pipeline: Pointer): void {
  for (const element of elementsOf(pipeline)) {
    if (!isA(element, c.gst_app_src_get_type())) continue
    const [caps, type] = [getProperty(element, 'caps'), getProperty(element, 'stream-type')]
    const name = nameOf(element)
    const [property, why] =
      caps instanceof Caps && !isFixedCaps(String(caps))
        ? [
            'caps',
            `the caps of appsrc '${name}' must have exactly one value for each field, but are ${String(caps)}`,
          ]
        : [
            'stream-type',
            `appsrc '${name}' cannot have stream-type=${typeof type === 'string' ? type : '?'}, because seek requests to an appsrc are not supported. Use stream-type=stream`,
          ]
    if (property === 'stream-type' && type === 'stream') continue
    c.gst_object_unref(pipeline)
    throw new GstAllocatorsError('ERR_PARSE', `Cannot parse the pipeline: ${why}`, {
      ...locate(description, `no property "${property}" in element "appsrc"`, []),
      element: name,
    })
  }
}

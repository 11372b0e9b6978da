import { GstError, type Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'

/**
 * Turns a pipeline failure into an error for the user. Any other error is returned unchanged.
 *
 * @param subject - what the pipeline is for, as in "Cannot `subject`"
 */
export async function explain(error: unknown, subject: string, pipeline: Pipeline): Promise<unknown> {
  if (!(error instanceof GstError)) return error
  const missing = await missingPlugins(pipeline)
  if (missing.length > 0)
    return new DemoError(`Cannot ${subject}: these plugins are missing: ${missing.join(', ')}`, installCodecs)
  // If no plugin is missing, decodebin reports this for a file that has only sound.
  if (error.domain === 'core' && error.reason === 'missing-plugin')
    return new DemoError(`Cannot ${subject}: it has no video that can be decoded`, tryAnother)
  return new DemoError(
    `Cannot ${subject}: ${error.message}`,
    error.domain === 'stream' ? tryAnother : undefined,
  )
}

/**
 * Returns the plugins that elements reported as missing. They report that before the failure, and nothing has read the
 * messages yet, so all of them are still queued.
 */
async function missingPlugins(pipeline: Pipeline): Promise<string[]> {
  const names: string[] = []
  for await (const message of pipeline.messages()) {
    if (message.type !== 'element' || message.structure.name !== 'missing-plugin') continue
    const { name } = message.structure.fields
    names.push(typeof name === 'string' ? name : 'a plugin')
  }
  return names
}

const installCodecs =
  'Install gstreamer1.0-libav gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly (Debian, Ubuntu), ' +
  'gstreamer1-plugin-libav gstreamer1-plugins-bad-free gstreamer1-plugins-ugly-free (Fedora) or ' +
  'gst-libav gst-plugins-bad gst-plugins-ugly (Arch)'

/** The advice for a file that cannot be used. */
export const tryAnother = 'Try another file. gst-discoverer-1.0 FILE shows what a file contains'

import { GstError, type Pipeline } from 'gst-allocators/pipeline'
import { DemoError } from './demo-error.js'

/**
 * Finds the words for why a pipeline failed; any other error stays as it is.
 *
 * @param subject - what the pipeline is for, as in "Cannot `subject`"
 */
export async function explain(error: unknown, subject: string, pipeline: Pipeline): Promise<unknown> {
  if (!(error instanceof GstError)) return error
  const missing = await missingPlugins(pipeline)
  if (missing.length > 0)
    return new DemoError(`Cannot ${subject}: it needs: ${missing.join(', ')}`, installCodecs)
  // With every plugin there, this is what decodebin says of a file that has sound alone.
  if (error.domain === 'core' && error.reason === 'missing-plugin')
    return new DemoError(`Cannot ${subject}: it has no video that can be decoded`, tryAnother)
  return new DemoError(
    `Cannot ${subject}: ${error.message}`,
    error.domain === 'stream' ? tryAnother : undefined,
  )
}

/** What elements said that they lack: they say so before the failure, not with it. Nobody has listened yet, so all is still there. */
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

/** What to do about a file that is not what it must be. */
export const tryAnother = 'Try another file: gst-discoverer-1.0 FILE tells what is in one'

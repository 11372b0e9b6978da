import { c } from '../../ffi/index.js'
import { classIsA, classOfKind } from '../kind-class.js'
import type { CheckedDescription } from './check-description.js'

/**
 * Returns the text that GStreamer parses for a description: the description in a pipeline. GStreamer looks up names in an
 * element that is not there if none of a description's elements can be made; the pipeline always can.
 */
export function toLaunchText(description: string, { outline, given }: CheckedDescription): string {
  const [only, ...others] = outline.parts
  const kind = only === undefined || others.length > 0 ? undefined : classOfKind(only.kind)
  const isPipeline = typeof kind === 'object' && classIsA(kind.elementClass, c.gst_pipeline_get_type())
  // A pipeline that is all there is, such as playbin, is the pipeline of the program.
  if (isPipeline && outline.urls.length === 0 && (only?.isBin === true || outline.links.length === 0))
    return description
  let text = description
  for (const { position, name } of [...given].sort((one, other) => other.position - one.position))
    text = `${text.slice(0, position)} name=${name} ${text.slice(position)}`
  // A word at the end could swallow a space, but no line feed.
  return `pipeline.( ${text}\n)`
}

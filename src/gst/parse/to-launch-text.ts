import { c } from '../../ffi/index.js'
import { classIsA, classOfKind } from '../kind-class.js'
import type { CheckedDescription } from './check-description.js'
import { cutLongChains, type Edit } from './long-chains.js'

/**
 * Returns the text that GStreamer parses for a description: the description in a pipeline. If no element of a
 * description can be created, GStreamer looks up names in NULL. A pipeline can always be created.
 */
export function toLaunchText(description: string, checked: CheckedDescription): string {
  const { outline, given } = checked
  const [only, ...others] = outline.parts
  const kind = only === undefined || others.length > 0 ? undefined : classOfKind(only.kind)
  const isPipeline = typeof kind === 'object' && classIsA(kind.elementClass, c.gst_pipeline_get_type())
  const edits: Edit[] = [
    ...cutLongChains(checked),
    ...given.map(({ position, name }) => ({ position, end: position, text: ` name=${name} ` })),
  ]
  const text = edited(description, edits)
  // A pipeline that is all there is, such as playbin, is the pipeline of the program.
  if (isPipeline && outline.urls.length === 0 && (only?.isBin === true || outline.links.length === 0))
    return text
  // A word at the end could swallow a space, but no line feed.
  return `pipeline.( ${text}\n)`
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = ''
  let done = 0
  for (const { position, end, text: added } of [...edits].sort(
    (one, other) => one.position - other.position,
  )) {
    result += `${text.slice(done, position)}${position === Infinity ? '\n' : ''}${added}`
    done = end
  }
  return result + text.slice(done)
}

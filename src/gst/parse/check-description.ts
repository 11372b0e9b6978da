import { c } from '../../ffi/index.js'
import { classIsA, classOfKind } from '../kind-class.js'
import { TextFault, UnknownFault } from '../text/text-fault.js'
import { checkLinks, checkNestedLinks } from './check-links.js'
import { checkNames, type GivenName } from './check-names.js'
import { checkProperties } from './check-properties.js'
import { checkUrls } from './check-urls.js'
import { type Outline, outlineOf, type PartOutline } from './outline.js'

/** A description that GStreamer can parse. */
export interface CheckedDescription {
  readonly outline: Outline
  readonly given: readonly GivenName[]
}

/**
 * Reads a description, and throws a {@link TextFault} for everything that GStreamer's parser would crash on or log a
 * CRITICAL for, and for unknown elements and properties: GStreamer goes on without them.
 */
export function checkDescription(description: string): CheckedDescription {
  return check(description, 0)
}

function check(description: string, depth: number): CheckedDescription {
  if (description.length > maxLength) throw new TextFault(`it is longer than ${maxLength} characters`, 0)
  if (depth > maxDepth) throw new TextFault(`descriptions are nested more than ${maxDepth} levels deep`, 0)
  const outline = outlineOf(description)
  checkUrls(outline.urls)
  checkLinks(outline)
  // GStreamer looks up names in an element that is not there if nothing but links is left of a nested description.
  if (depth > 0) checkNestedLinks(outline)
  checkParts(outline.parts, depth)
  return { outline, given: checkNames(outline) }
}

function checkParts(parts: readonly PartOutline[], depth: number): void {
  for (const part of parts) {
    checkParts(part.parts, depth)
    const found = classOfKind(part.kind)
    const facts = { element: part.kind }
    if (found === 'absent')
      throw new UnknownFault(`no ${part.isBin ? 'bin' : 'element'} "${part.kind}"`, part.position, facts)
    if (found === 'broken')
      throw new TextFault(
        `the plugin of ${part.kind} cannot be loaded. Run gst-inspect-1.0 ${part.kind} to see why`,
        part.position,
        facts,
      )
    if (part.isBin && !classIsA(found.elementClass, c.gst_bin_get_type()))
      throw new TextFault(`${part.kind} is not a bin`, part.position, facts)
    checkProperties(part, found.elementClass, (inner) => void check(inner, depth + 1))
  }
}

// The lexer of GStreamer is slow for some long texts, and its parser nests as deeply as its text does.
const maxLength = 262_144
const maxDepth = 8

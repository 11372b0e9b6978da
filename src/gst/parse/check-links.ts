import { gstVersion } from '../../gi/features.js'
import { StructureReader } from '../text/structure-reader.js'
import { TextFault } from '../text/text-fault.js'
import { unescape } from '../text/unwrap.js'
import { checkChoices } from './check-choices.js'
import { checkLoops } from './check-loops.js'
import { checkRequestLinks } from './check-request-links.js'
import { namesIn } from './explicit-name.js'
import { linkEdges } from './link-edges.js'
import type { LinkEnd, Outline } from './outline.js'
import type { Token } from './token.js'

/** Throws a {@link TextFault} for wrong caps of a link, and for a chain on which GStreamer would overflow its stack. */
export function checkLinks({ parts, links }: Outline): void {
  for (const { token } of links) if (token.text.length > 1) checkFilter(token)
  const named = namesIn(parts)
  const edges = linkEdges(links, named)
  checkLoops(edges)
  checkChoices(edges)
  checkRequestLinks(links, named)
  if (links.length > maxLinked) checkLengths(links, named)
}

/** Throws for a link between two names: it crashes GStreamer if none of the elements of a description can be made. */
export function checkNestedLinks({ links }: Outline): void {
  const link = links.find(({ from, to }) => typeof from === 'string' && typeof to === 'string')
  if (link !== undefined)
    throw new TextFault('a description in a property cannot link two names', link.token.position)
}

function checkFilter({ text, position }: Token): void {
  const caps = text.slice(1, -1).trim()
  const start = position + text.indexOf(caps)
  const [major, minor] = gstVersion()
  // From 1.24, GStreamer first resolves the escapes of caps between links.
  const isUnescaped = caps.includes('\\') && (major > 1 || minor >= 24)
  const reader = isUnescaped
    ? new StructureReader(unescape(caps, start), 0, undefined, start)
    : new StructureReader(caps, 0, start)
  try {
    reader.readCaps()
  } catch (error) {
    if (!(error instanceof TextFault)) throw error
    const where = error.position > start ? ` (character ${error.position - start})` : ''
    throw new TextFault(`could not parse caps "${caps.slice(0, 200)}": ${error.message}${where}`, start)
  }
}

/** Counts the elements that are linked with each other, directly or not, by union and find. */
function checkLengths(links: Outline['links'], names: ReadonlyMap<string, LinkEnd>): void {
  const groups = new Map<LinkEnd, LinkEnd>()
  const sizes = new Map<LinkEnd, number>()
  const groupOf = (end: LinkEnd): LinkEnd => {
    let group = typeof end === 'string' ? (names.get(end) ?? end) : end
    for (let next = groups.get(group); next !== undefined; next = groups.get(group)) {
      const above = groups.get(next)
      if (above !== undefined) groups.set(group, above)
      group = next
    }
    return group
  }
  for (const { from, to, token } of links) {
    const [one, other] = [groupOf(from), groupOf(to)]
    if (one === other) continue
    const size = (sizes.get(one) ?? 1) + (sizes.get(other) ?? 1)
    if (size > maxLinked)
      throw new TextFault(
        `more than ${maxLinked} elements are linked with each other, which is too much for GStreamer's stack`,
        token.position,
      )
    groups.set(one, other)
    sizes.set(other, size)
  }
}

// Each link asks for the caps of all elements upstream and downstream of it, by recursion.
const maxLinked = 1500

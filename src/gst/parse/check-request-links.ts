import { TextFault } from '../text/text-fault.js'
import type { LinkEnd, LinkOutline, PartOutline } from './outline.js'
import { hasPad, makesPads, requestsBackwards } from './pad-templates.js'
import { isPart, resolveEnd } from './resolve-end.js'

/**
 * Throws a {@link TextFault} for links between elements that make pads, on which GStreamer would go on for ever or, when
 * no link is possible, would ask for pads in the wrong direction, which is a CRITICAL.
 */
export function checkRequestLinks(
  links: readonly LinkOutline[],
  named: ReadonlyMap<string, PartOutline>,
): void {
  const ends = links.map(
    ({ from, to }) => [resolveEnd(from, 'last', named), resolveEnd(to, 'first', named)] as const,
  )
  const [leaving, entering] = [countOf(ends.map(([from]) => from)), countOf(ends.map(([, to]) => to))]
  for (const [index, { token, fromPads, toPads }] of links.entries()) {
    const [from, to] = ends[index] ?? []
    if (from === undefined || to === undefined || !isPart(from) || !isPart(to)) continue
    const isOfAll = token.text.startsWith(':') || token.text.endsWith(':')
    const isOpen = (pads: readonly string[]) => pads.every((pad) => pad.includes('%'))
    const refuse = (why: string) => {
      throw new TextFault(`could not link ${from.kind} to ${to.kind}: ${why}`, token.position)
    }
    if (
      isOfAll &&
      isOpen(fromPads) &&
      isOpen(toPads) &&
      makesPads(from.kind, 'src') &&
      makesPads(to.kind, 'sink')
    )
      refuse('a link of all pads would never end, because both make new pads. Use !')
    if (token.text.length > 1 || toPads.length > 0 || !requestsBackwards(from.kind, to.kind)) continue
    if (isOfAll) refuse('a link of all pads is not possible. Use !')
    if (fromPads.length === 0 && (!hasPad(from.kind, 'src') || (leaving.get(from) ?? 0) > 1))
      refuse(`the pad is ambiguous. Name the pad of ${from.kind}`)
    if (!hasPad(to.kind, 'sink') || (entering.get(to) ?? 0) > 1)
      refuse(`the pad is ambiguous. Name the pad of ${to.kind}`)
  }
}

function countOf(ends: readonly LinkEnd[]): Map<LinkEnd, number> {
  const counts = new Map<LinkEnd, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  return counts
}

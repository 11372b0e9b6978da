import type { LinkEnd, LinkOutline, PartOutline } from './outline.js'
import { passesInParallel } from './pad-templates.js'
import { isPart, resolveEnd } from './resolve-end.js'

/** A link between two places: elements or, if data can go through an element in several ways, ways through it. */
export interface LinkEdge {
  readonly from: object | string
  readonly to: object | string
  readonly link: LinkOutline
}

/** Returns the links of a description, one for each pair of pads. */
export function linkEdges(
  links: readonly LinkOutline[],
  named: ReadonlyMap<string, PartOutline>,
): LinkEdge[] {
  const places = new Places(links, named)
  return links.flatMap((link) => places.edgesOf(link))
}

/** What links lead to: an element or, if data can go through it in several ways, one of these ways. */
class Places {
  readonly #named: ReadonlyMap<string, PartOutline>
  /** Elements with a link that names no pad: it may use any of them. */
  readonly #vague = new Set<LinkEnd>()

  constructor(links: readonly LinkOutline[], named: ReadonlyMap<string, PartOutline>) {
    this.#named = named
    for (const { from, to, fromPads, toPads } of links) {
      if (fromPads.length === 0) this.#vague.add(resolveEnd(from, 'last', named))
      if (toPads.length === 0) this.#vague.add(resolveEnd(to, 'first', named))
    }
  }

  edgesOf(link: LinkOutline): LinkEdge[] {
    const [from, to] = [resolveEnd(link.from, 'last', this.#named), resolveEnd(link.to, 'first', this.#named)]
    const count = Math.max(1, link.fromPads.length, link.toPads.length)
    return Array.from({ length: count }, (_, index) => ({
      from: this.#placeOf(from, link.fromPads[index]),
      to: this.#placeOf(to, link.toPads[index]),
      link,
    }))
  }

  #placeOf(element: LinkEnd, pad: string | undefined): object | string {
    if (pad === undefined || this.#vague.has(element) || !isPart(element) || !passesInParallel(element.kind))
      return element
    // The pads of one way have the same name, apart from sink and src: sink_0 and src_0.
    const way = pad.replace(/sink|src/, '')
    let ways = this.#ways.get(element)
    if (ways === undefined) this.#ways.set(element, (ways = new Map<string, object>()))
    const place = ways.get(way) ?? { way }
    ways.set(way, place)
    return place
  }

  readonly #ways = new Map<PartOutline, Map<string, object>>()
}

import { TextFault } from '../text/text-fault.js'
import type { LinkEnd, LinkOutline, PartOutline } from './outline.js'
import { passesInParallel } from './pad-templates.js'
import { isPart, resolveEnd } from './resolve-end.js'

/**
 * Throws a {@link TextFault} for links that lead back to where they start: GStreamer asks the elements of such a loop for
 * their caps until its stack overflows. Data may go through an element again by other pads, as with multiqueue and rtpbin.
 */
export function checkLoops(links: readonly LinkOutline[], named: ReadonlyMap<string, PartOutline>): void {
  // Only names can lead back.
  if (!links.some(({ from, to }) => typeof from === 'string' || typeof to === 'string')) return
  const places = new Places(links, named)
  const edges = links.flatMap((link) => places.edgesOf(link))
  const backwards = ({ from, to, link }: Edge): Edge => ({ from: to, to: from, link })
  const [last] = cyclic(cyclic(edges).map(backwards)).slice(-1)
  if (last !== undefined)
    throw new TextFault(
      'the links form a loop, on which GStreamer overflows its stack',
      last.link.token.position,
    )
}

interface Edge {
  readonly from: unknown
  readonly to: unknown
  readonly link: LinkOutline
}

/** Returns the edges that are left when those that begin where nothing leads to are removed, again and again. */
function cyclic(edges: readonly Edge[]): Edge[] {
  const incoming = new Map<unknown, number>()
  const outgoing = new Map<unknown, Edge[]>()
  for (const edge of edges) {
    incoming.set(edge.to, (incoming.get(edge.to) ?? 0) + 1)
    const known = outgoing.get(edge.from)
    if (known === undefined) outgoing.set(edge.from, [edge])
    else known.push(edge)
  }
  const free = [...outgoing.keys()].filter((place) => !incoming.has(place))
  for (let place = free.pop(); place !== undefined; place = free.pop()) {
    for (const { to } of outgoing.get(place) ?? []) {
      const count = (incoming.get(to) ?? 0) - 1
      incoming.set(to, count)
      if (count === 0) free.push(to)
    }
    outgoing.delete(place)
  }
  return edges.filter(({ from }) => outgoing.has(from))
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

  edgesOf(link: LinkOutline): Edge[] {
    const [from, to] = [resolveEnd(link.from, 'last', this.#named), resolveEnd(link.to, 'first', this.#named)]
    const count = Math.max(1, link.fromPads.length, link.toPads.length)
    return Array.from({ length: count }, (_, index) => ({
      from: this.#placeOf(from, link.fromPads[index]),
      to: this.#placeOf(to, link.toPads[index]),
      link,
    }))
  }

  #placeOf(element: LinkEnd, pad: string | undefined): unknown {
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

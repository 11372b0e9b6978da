import { TextFault } from '../text/text-fault.js'
import { edgeGraph } from './edge-graph.js'
import type { LinkEdge } from './link-edges.js'

/**
 * Throws a {@link TextFault} for links that lead back to where they start: GStreamer asks the elements of such a loop for
 * their caps until its stack overflows. Data may go through an element again by other pads, as with multiqueue and rtpbin.
 */
export function checkLoops(edges: readonly LinkEdge[]): void {
  const backwards = ({ from, to, link }: LinkEdge): LinkEdge => ({ from: to, to: from, link })
  const [last] = cyclic(cyclic(edges).map(backwards)).slice(-1)
  if (last !== undefined)
    throw new TextFault(
      'the links form a loop, on which GStreamer overflows its stack',
      last.link.token.position,
    )
}

/** Repeatedly removes the edges that leave a place without incoming edges. Returns the remaining edges. */
function cyclic(edges: readonly LinkEdge[]): LinkEdge[] {
  const { outgoing, incoming } = edgeGraph(edges)
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

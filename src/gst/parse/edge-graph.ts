import type { LinkEdge } from './link-edges.js'

/** The edges of a description by the places where they begin, and how many lead to each place. */
export interface EdgeGraph {
  readonly outgoing: Map<object | string, LinkEdge[]>
  readonly incoming: Map<object | string, number>
}

/** Sorts edges by their places. */
export function edgeGraph(edges: readonly LinkEdge[]): EdgeGraph {
  const incoming = new Map<object | string, number>()
  const outgoing = new Map<object | string, LinkEdge[]>()
  for (const edge of edges) {
    incoming.set(edge.to, (incoming.get(edge.to) ?? 0) + 1)
    const known = outgoing.get(edge.from)
    if (known === undefined) outgoing.set(edge.from, [edge])
    else known.push(edge)
  }
  return { outgoing, incoming }
}

import { countChoices } from '../text/count-choices.js'
import { TextFault } from '../text/text-fault.js'
import { splitAssignment } from './assignment.js'
import { edgeGraph } from './edge-graph.js'
import type { LinkEdge } from './link-edges.js'
import type { LinkEnd } from './outline.js'
import { isPart } from './resolve-end.js'

/**
 * Throws a {@link TextFault} if the caps along a chain leave too many choices: GStreamer combines each structure of one
 * filter with each of the next ones, and compares all that results. Expects that the links form no loop.
 */
export function checkChoices(edges: readonly LinkEdge[]): void {
  if (
    !edges.some(({ link, from, to }) => link.token.text.includes(';') || hasChoices(from) || hasChoices(to))
  )
    return
  const { outgoing, incoming } = edgeGraph(edges)
  const choices = new Map<object | string, number>()
  const ready = [...outgoing.keys()].filter((place) => !incoming.has(place))
  for (let place = ready.pop(); place !== undefined; place = ready.pop()) {
    const before = (choices.get(place) ?? 1) * choicesOf(place)
    for (const { to, link } of outgoing.get(place) ?? []) {
      const after = before * countChoices(link.token.text.slice(1, -1))
      choices.set(to, Math.max(choices.get(to) ?? 1, after))
      if (after * choicesOf(to) > maxChoices)
        throw new TextFault(
          `the caps up to this link leave more than ${maxChoices} combinations of structures. Use fewer structures in the caps`,
          link.token.position,
        )
      const left = (incoming.get(to) ?? 0) - 1
      incoming.set(to, left)
      if (left === 0) ready.push(to)
    }
  }
}

function hasChoices(place: object | string): boolean {
  return choicesOf(place) > 1
}

/** Returns the number of structures in the caps that an element has as a property. */
function choicesOf(place: object | string): number {
  if (!isPart(place as LinkEnd)) return 1
  const { assignments } = place as Extract<LinkEnd, { parts: unknown }>
  return assignments
    .filter(({ text }) => text.includes(';'))
    .map(({ text }) => splitAssignment(text))
    .filter(({ name }) => name.endsWith('caps'))
    .reduce((count, { value }) => count * countChoices(value), 1)
}

// Twice as many take four times as long: 150 ms for this number.
const maxChoices = 2048

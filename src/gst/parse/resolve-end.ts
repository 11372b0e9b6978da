import type { LinkEnd, PartOutline } from './outline.js'

/** Returns the element that an end of a link means: of a bin, the first or the last one; a name or URI as it is. */
export function resolveEnd(
  end: LinkEnd,
  which: 'first' | 'last',
  named: ReadonlyMap<string, PartOutline>,
): LinkEnd {
  if (typeof end === 'string') return named.get(end) ?? end
  if ('text' in end) return end
  const inner = which === 'first' ? end.parts[0] : end.parts.at(-1)
  return inner === undefined ? end : resolveEnd(inner, which, named)
}

/** Returns true for an element or a bin. */
export function isPart(end: LinkEnd): end is PartOutline {
  return typeof end === 'object' && 'parts' in end
}

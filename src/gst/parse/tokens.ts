import { linkEnd } from './link-end.js'
import { endOf, nameEnd, spaceEnd, valueEnd } from './scan.js'
import type { Token, TokenKind } from './token.js'

/**
 * Finds the tokens of a description as GStreamer's lexer does: at each place the longest one and, of those that are
 * equally long, the first one in the order of parse.l. The time is linear in the length of the description.
 */
export function* tokensOf(description: string): Generator<Token, undefined> {
  const protocolEnd = protocolScanner(description)
  for (let position = 0; position < description.length;) {
    const { kind, end } = longest(description, position, protocolEnd)
    if (kind !== 'space') yield { kind, position, text: description.slice(position, end) }
    position = end
  }
  yield { kind: 'end', position: description.length, text: '' }
}

interface Found {
  readonly kind: TokenKind
  readonly end: number
}

function longest(text: string, start: number, protocolEnd: (start: number) => number): Found {
  const ends = [
    ...named(text, start),
    { kind: 'link', end: text[start] === '!' || text[start] === ':' ? linkEnd(text, start) : 0 },
    { kind: 'url', end: urlEnd(text, start, protocolEnd) },
    { kind: 'space', end: spaceEnd(text, start) },
    { kind: 'other', end: start + 1 },
  ] as const
  return ends.reduce((best: Found, found) => (found.end > best.end ? found : best), {
    kind: 'other',
    end: start,
  })
}

/** Lists the tokens that begin with a name, and those that have a name after a sign, in the order of parse.l. */
function named(text: string, start: number): Found[] {
  if (text[start] === '@')
    return [{ kind: 'preset', end: text.startsWith('@preset', start) ? valueOf(text, start + 7) : 0 }]
  if (text[start] === '.') return [{ kind: 'padref', end: nameEnd(text, start + 1) }]
  const end = nameEnd(text, start)
  if (end === 0) return []
  const dot = spaceEnd(text, end)
  const bracket = spaceEnd(text, dot + 1)
  return [
    { kind: 'assignment', end: valueOf(text, end) },
    { kind: 'ref', end: text[end] === '.' ? Math.max(end + 1, nameEnd(text, end + 1)) : 0 },
    { kind: 'binref', end: text[dot] === '.' && text[bracket] === '(' ? bracket + 1 : 0 },
    { kind: 'identifier', end },
  ]
}

/** Returns the end of `= value`, or 0. */
function valueOf(text: string, start: number): number {
  const equals = spaceEnd(text, start)
  return text[equals] === '=' ? valueEnd(text, spaceEnd(text, equals + 1)) : 0
}

/** Returns the end of a URI, or of what parse.l takes for one: a path, with one of some characters before it. */
function urlEnd(text: string, start: number, protocolEnd: (start: number) => number): number {
  const slash = endOf(/[."{_identfr}]?\//y, text, start)
  const path = slash === 0 ? 0 : valueEnd(text, slash)
  const colon = protocolEnd(start)
  return text.startsWith('://', colon) && colon > 0
    ? Math.max(path, colon + 3, valueEnd(text, colon + 3))
    : path
}

/** Returns a function that finds the end of a protocol. It reads no character twice: lists of pads look like protocols. */
function protocolScanner(text: string): (start: number) => number {
  let end = 0
  return (start) => {
    if (!/[A-Za-z]/.test(text[start] ?? '')) return 0
    if (start >= end) end = endOf(/[A-Za-z0-9+,.-]+/y, text, start)
    return end
  }
}

import { TextFault } from '../text/text-fault.js'
import type { Token, TokenKind } from './token.js'
import { tokensOf } from './tokens.js'

/** An element or a bin in a description. */
export interface PartOutline {
  /** The name of its factory. */
  readonly kind: string
  /** The position of the factory name. */
  readonly position: number
  /** The position after the factory name, or after the bracket that opens a bin. */
  readonly end: number
  readonly assignments: readonly Token[]
  readonly isBin: boolean
  /** The elements and bins in a bin. */
  readonly parts: readonly PartOutline[]
}

/** One end of a link: an element or a bin, the name of an element, or a URI. */
export type LinkEnd = PartOutline | string | Token

/** A link in a description. */
export interface LinkOutline {
  readonly token: Token
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly fromPads: readonly string[]
  readonly toPads: readonly string[]
}

/** What a description consists of. */
export interface Outline {
  readonly parts: readonly PartOutline[]
  readonly links: readonly LinkOutline[]
  readonly urls: readonly Token[]
}

/**
 * Reads a description by the grammar of GStreamer's grammar.y, and throws a {@link TextFault} for a syntax error.
 * GStreamer goes on after a syntax error, with elements that it has freed.
 */
export function outlineOf(description: string): Outline {
  const reader = new OutlineReader(tokensOf(description))
  const parts = reader.readChains(0)
  return { parts, links: reader.links, urls: reader.urls }
}

class OutlineReader {
  readonly links: LinkOutline[] = []
  readonly urls: Token[] = []
  readonly #source: Iterator<Token, undefined>
  /** The tokens up to the next one: a long description with an early error is not read to its end. */
  readonly #tokens: Token[] = []
  #index = 0
  #parts = 0

  constructor(tokens: Iterator<Token, undefined>) {
    this.#source = tokens
  }

  /** Reads chains up to the end, or to the bracket that closes a bin. */
  readChains(depth: number): PartOutline[] {
    const opener = this.#tokens[this.#index - 1]
    if (depth > maxDepth) throw this.#fault(`bins are nested more than ${maxDepth} levels deep`, opener)
    const parts: PartOutline[] = []
    const first = this.#index
    while (depth === 0 ? !this.#is('end') : !this.#isOther(')')) {
      if (this.#is('end')) throw this.#fault('the bracket of a bin is not closed', opener)
      this.#readChain(parts, depth)
    }
    if (this.#index === first) throw this.#fault(depth === 0 ? 'it is empty' : 'a bin cannot be empty')
    return parts
  }

  #readChain(parts: PartOutline[], depth: number): void {
    const start = this.#next()
    let from = this.#readFirst(start, parts, depth)
    let fromPads = this.#readPads(start)
    const isLoose = start.kind === 'ref' || fromPads.length > 0
    let loose = isLoose ? start : undefined
    while (this.#is('link')) {
      const token = this.#next()
      const pads = this.#is('padref') ? this.#readPads() : []
      const next = this.#next()
      if (next.kind === 'end' || next.kind === 'link') throw this.#fault('no element follows the link', token)
      if (pads.length > 0 && (next.kind === 'url' || next.kind === 'ref')) throw this.#unexpected(next)
      const to = this.#readFirst(next, parts, depth)
      const padsAfter = this.#readPads(next)
      const isClosed = next.kind === 'url' || next.kind === 'ref'
      this.links.push({ token, from, to, fromPads, toPads: isClosed ? padsAfter : pads })
      if (isClosed) return
      ;[from, fromPads, loose] = [to, padsAfter, padsAfter.length > 0 ? next : undefined]
    }
    if (loose !== undefined) throw this.#fault(`${loose.text} is not linked to anything`, loose)
  }

  /** Reads a name, a URI, an element or a bin, without the pads after it. */
  #readFirst(start: Token, parts: PartOutline[], depth: number): LinkEnd {
    if (start.kind === 'ref') return start.text.slice(0, start.text.indexOf('.'))
    if (start.kind !== 'url') return this.#readPart(start, parts, depth)
    this.urls.push(start)
    return start
  }

  /** Reads an element or a bin. */
  #readPart(start: Token, parts: PartOutline[], depth: number): PartOutline {
    const isBin = start.kind === 'binref' || (start.kind === 'other' && start.text === '(')
    if (!isBin && start.kind !== 'identifier') throw this.#unexpected(start)
    const assignments = this.#readAssignments(!isBin)
    const inner = isBin ? this.readChains(depth + 1) : []
    if (isBin) this.#index++
    const part = {
      kind: start.kind === 'other' ? 'bin' : start.text.replace(/[\s.(]+$/, ''),
      position: start.position,
      end: start.position + start.text.length,
      assignments,
      isBin,
      parts: inner,
    }
    parts.push(part)
    if (++this.#parts > maxParts) throw new TextFault(`it has more than ${maxParts} elements`, start.position)
    return part
  }

  /** Reads the names of pads after a name, an element or a link. A URI has none. */
  #readPads(owner?: Token): string[] {
    if (owner?.kind === 'url') return []
    const isName = owner?.kind === 'ref'
    if (!isName && !this.#is('padref')) return []
    const { text } = isName ? owner : this.#next()
    const first = text.slice(text.indexOf('.') + 1)
    const pads = first === '' ? [] : [first]
    for (let count = 0; this.#isOther(','); count++) {
      const comma = this.#next()
      if (count === maxRepeated) throw this.#fault('it has too many pads', comma)
      const pad = this.#next()
      if (pad.kind !== 'identifier') throw this.#unexpected(pad)
      pads.push(pad.text)
    }
    return pads
  }

  #readAssignments(withPresets: boolean): Token[] {
    const assignments: Token[] = []
    while (this.#is('assignment') || (withPresets && this.#is('preset'))) {
      const token = this.#next()
      assignments.push(token)
      if (assignments.length > maxRepeated) throw this.#fault('it has too many properties', token)
    }
    return assignments
  }

  #peek(): Token {
    while (this.#tokens.length <= this.#index) this.#tokens.push(this.#source.next().value ?? end)
    return this.#tokens[this.#index] ?? end
  }

  #is(kind: TokenKind): boolean {
    return this.#peek().kind === kind
  }

  #isOther(text: string): boolean {
    return this.#is('other') && this.#peek().text === text
  }

  #next(): Token {
    const token = this.#peek()
    this.#index++
    return token
  }

  #unexpected(token: Token): TextFault {
    if (token.text === '"') return this.#fault('caps between links have no quotes around them', token)
    return this.#fault(unexpected[token.kind] ?? `'${token.text.slice(0, 40)}' is not allowed here`, token)
  }

  #fault(why: string, { position } = this.#peek()): TextFault {
    return new TextFault(`syntax error: ${why}`, position)
  }
}

const end: Token = { kind: 'end', position: 0, text: '' }

const unexpected: Readonly<Partial<Record<TokenKind, string>>> = {
  end: 'the description ends before it is complete',
  link: 'an element must come before each link',
  padref: 'a pad must come after its element or after a link',
  assignment: 'a property must come after its element',
  preset: 'a preset must come after its element',
}

// GStreamer reads nested bins, properties and pads by recursion, and links an element in a bin through each level.
const maxDepth = 32
const maxRepeated = 1000
// For each element that is added to a bin, GStreamer compares its name with those of all others.
const maxParts = 4000

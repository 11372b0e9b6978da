import { TextFault } from '../text/text-fault.js'
import type { Token, TokenKind } from './token.js'
import { tokensOf } from './tokens.js'

/** An element or a bin in a description. */
export interface PartOutline {
  /** The name of its factory. */
  readonly kind: string
  /** The position of the factory name. */
  readonly position: number
  /** The position behind the factory name, or behind the bracket that opens a bin. */
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
    let from: LinkEnd
    let loose: Token | undefined
    if (start.kind === 'url') this.urls.push((from = start))
    else if (start.kind === 'ref') {
      this.#readMorePads()
      from = nameIn((loose = start))
    } else {
      from = this.#readPart(start, parts, depth)
      loose = this.#readPads()
    }
    while (this.#is('link')) {
      const token = this.#next()
      const next = this.#is('padref') ? this.#skipPads() : this.#next()
      if (next.kind === 'end' || next.kind === 'link') throw this.#fault('no element follows the link', token)
      const to = this.#readTarget(next, parts, depth)
      this.links.push({ token, from, to })
      if (typeof to === 'string' || 'text' in to) return
      from = to
      loose = this.#readPads()
    }
    if (loose !== undefined) throw this.#fault(`${loose.text} is not linked to anything`, loose)
  }

  /** Reads what stands behind a link. A name and a URI end the chain. */
  #readTarget(start: Token, parts: PartOutline[], depth: number): LinkEnd {
    const isBehindPads = this.#tokens[this.#index - 2]?.kind !== 'link'
    if (start.kind === 'url' && !isBehindPads) this.urls.push(start)
    else if (start.kind === 'ref' && !isBehindPads) this.#readMorePads()
    else return this.#readPart(start, parts, depth)
    return start.kind === 'url' ? start : nameIn(start)
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

  /** Reads the pads behind an element. Returns the first of them. */
  #readPads(): Token | undefined {
    if (!this.#is('padref')) return undefined
    const pads = this.#next()
    this.#readMorePads()
    return pads
  }

  /** Reads the pads behind a link. Returns what follows. */
  #skipPads(): Token {
    this.#readPads()
    return this.#next()
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

  #readMorePads(): void {
    for (let count = 0; this.#isOther(','); count++) {
      const comma = this.#next()
      if (count === maxRepeated) throw this.#fault('it has too many pads', comma)
      const pad = this.#next()
      if (pad.kind !== 'identifier') throw this.#unexpected(pad)
    }
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
    return this.#fault(unexpected[token.kind] ?? `'${token.text.slice(0, 40)}' cannot stand here`, token)
  }

  #fault(why: string, { position } = this.#peek()): TextFault {
    return new TextFault(`syntax error: ${why}`, position)
  }
}

function nameIn(reference: Token): string {
  return reference.text.slice(0, reference.text.indexOf('.'))
}

const end: Token = { kind: 'end', position: 0, text: '' }

const unexpected: Readonly<Partial<Record<TokenKind, string>>> = {
  end: 'it ends too early',
  link: 'an element must come before each link',
  padref: 'a pad must come behind its element or behind a link',
  assignment: 'a property must come behind its element',
  preset: 'a preset must come behind its element',
}

// GStreamer reads nested bins, properties and pads by recursion, and links an element in a bin through each level.
const maxDepth = 32
const maxRepeated = 1000
// For each element that is added to a bin, GStreamer compares its name with those of all others.
const maxParts = 4000

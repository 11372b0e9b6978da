// More than 200 lines, because it is one grammar: each rule is a method that calls the others.
import { isFeature } from '../values/names.js'
import { maxDepth } from '../values/nesting.js'
import { fractionFault, type NumberText, readFraction, readNumber } from './number-text.js'
import { rangeFault } from './range-fault.js'
import { checkScalar } from './scalar-text.js'
import { TextFault } from './text-fault.js'
import { unwrap } from './unwrap.js'
import { containersOf, type ValueType, valueTypeOf } from './value-type.js'

/**
 * Reads structures and caps as GStreamer does, in gststructure.c and gstvalue.c, and throws a {@link TextFault} where
 * GStreamer would fail, log a CRITICAL or overflow its stack. The time is linear in the length for each level of nesting.
 */
export class StructureReader {
  readonly #text: string
  readonly #depth: number
  /** The position of the text in the text that the user wrote, or undefined for a part whose escapes were resolved. */
  readonly #start: number | undefined
  readonly #outer: number
  position = 0

  /** `outer` is the position of faults if the text is not a part of the user's text, letter by letter. */
  constructor(text: string, depth = 0, start: number | undefined = 0, outer = 0) {
    this.#text = text
    this.#depth = depth
    this.#start = start
    this.#outer = outer
    if (text.length > maxLength) throw this.fault(`it is longer than ${maxLength} characters`)
    if (depth > maxDepth) throw this.fault(`it is nested more than ${maxDepth} levels deep`)
  }

  /** True at the end of the text. */
  get isAtEnd(): boolean {
    return this.position >= this.#text.length
  }

  /** Returns an error at a position in the user's text. */
  fault(why: string, position = this.position): TextFault {
    return new TextFault(why, this.#start === undefined ? this.#outer : this.#start + position)
  }

  /** Skips a character if it is the next one. */
  skip(character: string): boolean {
    if (this.#text[this.position] !== character) return false
    this.position += 1
    return true
  }

  #skipBehindSpace(character: string): boolean {
    this.skipSpace()
    return this.skip(character)
  }

  /** Skips white space, and escaped white space between fields. */
  skipSpace(pattern = space): void {
    this.#match(pattern)
  }

  /** Reads the name of a structure, which is a media type in caps. */
  readName(): string {
    this.skipSpace(escapedSpace)
    const at = this.position
    const raw = this.#readString()
    const name = raw.startsWith('"') ? raw.slice(1, -1).replace(/\\(.)/gs, '$1') : raw
    if (!/^[A-Za-z][\w/.:+-]*$/.test(name))
      throw this.fault('a name must start with a letter, and have only letters, digits and / - _ . : +', at)
    const [, kind] = /^(video|audio)\/x-raw-/.exec(name) ?? []
    if (kind !== undefined)
      throw this.fault(`${name} is a name of GStreamer 0.10. Use ${kind}/x-raw with a format`, at)
    return name
  }

  /** Reads the features of caps, such as `(memory:DMABuf)`, if there are any. */
  readFeatures(): void {
    if (!this.skip('(')) return
    const at = this.position
    const features = this.#match(/[^)]*/y)
    if (!this.skip(')')) throw this.fault('the bracket of the features is not closed', at - 1)
    if (features === '' || features === 'ANY') return
    const names = features.split(',').map((name) => name.replace(/^ +/, ''))
    const odd = names.find((name) => !isFeature(name))
    if (odd !== undefined) throw this.fault(`'${odd}' is not a feature, such as memory:DMABuf`, at)
  }

  /** Reads the fields up to the end of the structure: a `;` or the end of the text. */
  readFields(isTagList = false): void {
    for (let count = 0; !this.#isAtEndOfFields(); count++) {
      if (!this.skip(',')) throw this.fault('a comma or a semicolon is missing')
      // A comma may stand after the last field.
      if (this.#isAtEndOfFields()) return
      if (count === maxFields) throw this.fault(`a structure cannot have more than ${maxFields} fields`)
      this.#readField(isTagList)
    }
  }

  /** Reads the value of a field, or of a property that holds an array or a list. */
  readValue(inherited?: ValueType): NumberText | undefined {
    this.skipSpace()
    const type = this.#readType() ?? inherited
    this.skipSpace()
    const next = this.#text[this.position]
    if (next !== '[' && next !== '{' && next !== '<') return this.#readScalar(type)
    if (next === '[') this.#readBrackets(type)
    else this.#readItems(next, type)
    return undefined
  }

  #isAtEndOfFields(): boolean {
    this.skipSpace(escapedSpace)
    return this.skip(';') || this.isAtEnd
  }

  #readField(isTagList: boolean): void {
    if (this.#match(simple) === '') throw this.fault('the name of a field is missing')
    this.skipSpace(escapedSpace)
    if (!this.skip('=')) throw this.fault('the = of a field is missing')
    const at = this.position
    this.readValue()
    if (isTagList && /^\s*(\([^)]*\)\s*)?("")?$/.test(this.#text.slice(at, this.position)))
      throw this.fault('a tag cannot be empty', at)
  }

  #readType(): ValueType | undefined {
    if (!this.skip('(')) return undefined
    this.skipSpace()
    const at = this.position
    const name = this.#match(simple)
    this.skipSpace()
    if (!this.skip(')')) throw this.fault('the bracket of a type is not closed', at)
    const type = valueTypeOf(name)
    if (type === undefined) throw this.fault(`text cannot have values of the type '${name}'`, at)
    return type
  }

  /** Reads a range or, in brackets as well, a nested structure or nested caps. */
  #readBrackets(type: ValueType | undefined): void {
    if (type === undefined ? /\[\s*[A-Za-z]/y.test(this.#rest()) && !this.#isRange() : containersOf(type))
      this.#readNested(type)
    else this.#readRange(type)
  }

  /** Returns true for a range whose lower bound is a word: [min, 5]. */
  #isRange(): boolean {
    return /^\[\s*(min|max|little_endian|big_endian|byte_order|inf|nan)\s*,[^=\]]*\]/i.test(this.#rest())
  }

  #rest(): string {
    return this.#text.slice(this.position, this.position + maxLookAhead)
  }

  #readNested(type: ValueType | undefined): void {
    const start = this.position + 1
    let open = 0
    do {
      const bracket = this.#text[this.position]
      if (bracket === undefined) throw this.fault('a bracket is not closed', start - 1)
      if (bracket === '[') open++
      if (bracket === ']') open--
      this.position++
    } while (open > 0)
    const text = this.#text.slice(start, this.position - 1)
    if (!/^\s*[A-Za-z]/.test(text)) throw this.fault('a nested structure must start with its name', start)
    const origin = this.#start === undefined ? undefined : this.#start + start
    const reader = new StructureReader(text, this.#depth + 1, origin, this.#outer)
    // Only caps have features.
    if (type === 'caps' || (type === undefined && /^\s*[\w/.:+-]+\(/.test(text))) reader.readCaps()
    else reader.readStructure()
  }

  /** Reads caps up to the end of the text. */
  readCaps(): void {
    if (alone.includes(this.#text)) return
    for (let count = 0; ; count++) {
      this.skipSpace()
      if (this.isAtEnd) return
      if (count === maxStructures) throw this.fault(`caps cannot have more than ${maxStructures} structures`)
      const at = this.position
      const name = this.readName()
      if (alone.includes(name)) throw this.fault(`${name} cannot be combined with anything else`, at)
      this.readFeatures()
      this.readFields()
    }
  }

  /** Reads a structure up to the end of the text. */
  readStructure(isTagList = false): void {
    const at = this.position
    if (this.readName() !== 'taglist' && isTagList)
      throw this.fault('a list of tags must start with taglist', at)
    this.readFields(isTagList)
    if (!this.isAtEnd) throw this.fault('there is text after the structure')
  }

  /** Reads a whole array or list, such as the value of a property. */
  readContainer(open: '{' | '<'): void {
    if (!this.#text.startsWith(open)) throw this.fault(`it must start with ${open}`)
    this.#readItems(open, undefined)
    this.skipSpace()
    if (!this.isAtEnd) throw this.fault('there is text after the last bracket')
  }

  #readRange(type: ValueType | undefined): void {
    const at = this.position
    this.position += 1
    const bounds = [this.#readBound(type)]
    while (this.#skipBehindSpace(',')) bounds.push(this.#readBound(type))
    if (!this.skip(']')) throw this.fault('the bracket of a range is not closed', at)
    const why = rangeFault(bounds)
    if (why !== undefined) throw this.fault(why, at)
  }

  #readBound(inherited: ValueType | undefined): NumberText {
    this.skipSpace()
    const type = this.#readType() ?? inherited
    this.skipSpace()
    const at = this.position
    const bound = /[{<[]/.test(this.#text[at] ?? '') ? undefined : this.#readScalar(type)
    if (bound === undefined) throw this.fault('a range needs numbers', at)
    return bound
  }

  #readItems(open: '{' | '<', type: ValueType | undefined): void {
    const at = this.position
    const close = open === '{' ? '}' : '>'
    this.position += 1
    const items = new StructureReader(this.#text, this.#depth + 1, this.#start, this.#outer)
    items.position = this.position
    const count = items.#readUntil(close, type, at)
    this.position = items.position
    if (count === 0 && open === '{') throw this.fault('a list of choices cannot be empty', at)
  }

  #readUntil(close: string, type: ValueType | undefined, at: number): number {
    let count = 0
    while (!this.#skipBehindSpace(close)) {
      if (this.isAtEnd) throw this.fault('a bracket is not closed', at)
      if (this.skip(',')) {
        this.skipSpace()
        if (this.#text[this.position] === ',') throw this.fault('a value is missing between two commas')
        continue
      }
      if (count === maxItems) throw this.fault(`a list cannot have more than ${maxItems} values`, at)
      this.readValue(type)
      count++
      this.skipSpace()
      if (this.#text[this.position] !== ',' && this.#text[this.position] !== close)
        throw this.fault('a comma is missing between two values')
    }
    return count
  }

  #readScalar(type: ValueType | undefined): NumberText | undefined {
    const at = this.position
    const raw = this.#readString()
    if (type !== undefined) return checkScalar(type, raw, (why) => this.fault(why, at), this.#nested(at))
    const isQuoted = raw.startsWith('"')
    if (isQuoted) unwrap(raw, at)
    const content = isQuoted ? raw.slice(1, -1).replace(/\s/g, '') : raw
    // GStreamer 1.22 also reads quoted numbers as numbers. It takes a denominator of 0 as a text.
    const number = content.includes('/') ? readFraction(content) : readNumber(content)
    const why = number?.type === 'fraction' ? fractionFault(number) : undefined
    if (why !== undefined && !(isQuoted && number?.denominator === 0n)) throw this.fault(why, at)
    return isQuoted ? undefined : number
  }

  /** Returns a function that reads quoted text as a structure or caps. */
  #nested(at: number) {
    return (text: string) =>
      new StructureReader(
        text,
        this.#depth + 1,
        undefined,
        this.#start === undefined ? this.#outer : this.#start + at,
      )
  }

  /** Reads a quoted text, with its quotes and escapes, or a text of letters, digits and a few signs. */
  #readString(): string {
    const at = this.position
    if (this.#text[at] !== '"') {
      const text = this.#match(simple)
      if (text === '') throw this.fault('a value or a name is missing')
      return text
    }
    const text = this.#match(/"(?:[^"\\]|\\[^])*"/y)
    if (text === '') throw this.fault('a quote is not closed')
    return text
  }

  /** Reads what a sticky pattern matches, or an empty text. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.position += found.length
    return found
  }
}

const space = /[ \t\n\f\r]*/y
const escapedSpace = /(?:\\?[ \t\n\f\r])*/y
const simple = /[A-Za-z0-9_+/:.-]*/y

const alone: readonly string[] = ['ANY', 'EMPTY', 'NONE']

// GStreamer reads nested values by recursion, and compares each value of a list, and each structure, with each other.
const maxLength = 65_536
const maxFields = 1000
const maxItems = 1000
const maxStructures = 256
const maxLookAhead = 200

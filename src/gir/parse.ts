import { type GirRepository, parser } from '@gi.ts/parser'
import { checkDepth } from './check-depth.js'
import { unknownInGir } from './unknown.js'
import { assertKnownElements } from './known-elements.js'

/** Parses the repository of a .gir file with ts-for-gir's parser. Throws if it contains an unknown element. */
export function parse(xml: string): GirRepository {
  const { repository: [first] = [] } = readXml(xml)
  if (first === undefined) throw unknownInGir('Not a GIR file: it has no <repository>')
  // The parser makes a text of an element that has neither attributes nor children.
  if (typeof first !== 'object') throw unknownInGir('Not a GIR file: its <repository> is empty')
  const restored = showEntities(first) as GirRepository
  assertKnownElements('repository', restored)
  return restored
}

function readXml(xml: string): Partial<ReturnType<typeof parser.parseGir>> {
  checkDepth(xml)
  try {
    return parser.parseGir(hideEntities(xml))
  } catch (error) {
    // The parser has TypeErrors of its own, which say nothing about the text.
    const why = error instanceof TypeError ? '' : ` (${(error as Error).message})`
    throw unknownInGir(`Not a GIR file: it is not XML${why}`)
  }
}

/** Hides the entities from the parser, which gives up after a thousand. Large libraries have more. */
function hideEntities(xml: string): string {
  return hideBlanks(xml).replace(/&(\w+);/g, (entity, name: string) => {
    const index = entities.findIndex((it) => it.name === name)
    return index < 0 ? entity : String.fromCharCode(FIRST_PRIVATE + index)
  })
}

/** Hides the blanks at the end of the value of a constant from the parser, which would trim them. */
function hideBlanks(xml: string): string {
  return xml.replace(/(?<= value=")[^"]*(?=")/g, (value) => {
    const text = value.replace(/^ +/, hide)
    let end = text.length
    while (text[end - 1] === ' ') end--
    return text.slice(0, end) + hide(text.slice(end))
  })
}

const hide = (blanks: string) => HIDDEN_BLANK.repeat(blanks.length)

function showEntities(tree: unknown): unknown {
  if (typeof tree === 'string')
    return tree.replace(/[\ue000-\ue005]/g, (it) => entities[it.charCodeAt(0) - FIRST_PRIVATE]?.text ?? BLANK)
  if (Array.isArray(tree)) return tree.map(showEntities)
  if (typeof tree !== 'object' || tree === null) return tree
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, showEntities(value)]))
}

const entities = [
  { name: 'lt', text: '<' },
  { name: 'gt', text: '>' },
  { name: 'amp', text: '&' },
  { name: 'quot', text: '"' },
  { name: 'apos', text: "'" },
]

// Characters of Unicode's private use area, which no text contains.
const FIRST_PRIVATE = 0xe000
const HIDDEN_BLANK = '\ue005'
const BLANK = ' '

import { type GirRepository, parser } from '@gi.ts/parser'

import { unknown } from '../unknown.js'
import { assertKnownElements } from './known-elements.js'

// The repository that a .gir file holds, as ts-for-gir's parser reads it, without an element that we do not know.
export function parse(xml: string): GirRepository {
  const { repository: [first] = [] } = readXml(xml)
  if (first === undefined) throw unknown('file: it has no <repository>')
  const restored = showEntities(first) as GirRepository
  assertKnownElements('repository', restored)
  return restored
}

function readXml(xml: string): Partial<ReturnType<typeof parser.parseGir>> {
  try {
    return parser.parseGir(hideEntities(xml))
  } catch (error) {
    throw unknown(`file: it is no XML (${(error as Error).message})`)
  }
}

// The parser gives up after a thousand entities, which the documentation of a larger library has: it never sees one.
function hideEntities(xml: string): string {
  return hideBlanks(xml).replace(/&(\w+);/g, (entity, name: string) => {
    const index = entities.findIndex((it) => it.name === name)
    return index < 0 ? entity : String.fromCharCode(FIRST_PRIVATE + index)
  })
}

// Nor does it see a blank at the end of a constant's value, which it would trim.
function hideBlanks(xml: string): string {
  return xml.replace(/(?<= value="[^"]*) +(?=")|(?<= value=") +/g, (blanks) =>
    HIDDEN_BLANK.repeat(blanks.length),
  )
}

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

// No text has these characters: Unicode leaves them to whoever wants them.
const FIRST_PRIVATE = 0xe000
const HIDDEN_BLANK = '\ue005'
const BLANK = ' '

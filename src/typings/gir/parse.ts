import { type GirRepository, parser } from '@gi.ts/parser'

import { assertKnownElements } from './known-elements.js'

// The repository that a .gir file holds, as ts-for-gir's parser reads it, without an element that we do not
// know.
export function parse(xml: string): GirRepository {
  const { repository } = parser.parseGir(xml)
  const [first] = repository
  if (first === undefined) throw new Error('Cannot read the .gir file: it has no repository')
  assertKnownElements('repository', first)
  return first
}

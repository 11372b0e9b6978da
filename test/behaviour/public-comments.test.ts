// Every public member must have a doc comment, with a line for every parameter of a function.
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'

const root = join(import.meta.dirname, '../..')
const entries = ['src/index.ts', 'src/fd.ts', 'src/gi/index.ts', 'src/pipeline/index.ts'].map((file) =>
  join(root, file),
)
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
)
const program = ts.createProgram(entries, options)
const checker = program.getTypeChecker()

const members = entries.flatMap((entry) => {
  const source = program.getSourceFile(entry)
  const module = source && checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${entry} is not a module`)
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => symbol.declarations?.some((node) => node.getSourceFile().fileName.includes('/src/')))
    .flatMap((symbol) => [{ name: symbol.name, symbol }, ...membersOf(symbol)])
})

function membersOf(owner: ts.Symbol): { name: string; symbol: ts.Symbol }[] {
  // What they have are the names of types, and of elements.
  if (['Wrappers', 'Elements'].includes(owner.name)) return []
  const statics = owner.exports ? [...owner.exports.values()] : []
  return [...(owner.members?.values() ?? []), ...statics].filter(isPublic).map((symbol) => ({
    name: `${owner.name}.${symbol.name}`,
    symbol,
  }))
}

function isPublic(symbol: ts.Symbol): boolean {
  const declaration = symbol.declarations?.[0]
  if (declaration === undefined || symbol.name === 'prototype' || symbol.name.startsWith('__')) return false
  if (ts.isClassElement(declaration) && declaration.name && ts.isPrivateIdentifier(declaration.name))
    return false
  if (ts.isParameter(declaration) || ts.isTypeParameterDeclaration(declaration)) return false
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  return (
    (ts.getCombinedModifierFlags(declaration) & hidden) === 0 &&
    !ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === 'internal')
  )
}

describe('the doc comments', () => {
  it('are there for the whole public surface', () => {
    expect(members.length).toBeGreaterThan(80)
    const bare = members.filter(({ symbol }) => {
      const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
      return text === '' && symbol.getJsDocTags(checker).length === 0
    })
    expect(bare.map(({ name }) => name)).toEqual([])
  })

  it('name every error by its code, and every C function by its name', () => {
    const tags = members.flatMap(({ name, symbol }) =>
      symbol
        .getJsDocTags(checker)
        .map((tag) => ({ name, tag: tag.name, text: ts.displayPartsToString(tag.text) })),
    )
    const throwing = tags.filter(({ tag }) => tag === 'throws')
    expect(throwing.length).toBeGreaterThan(30)
    expect(
      throwing.filter(
        ({ text }) =>
          !/^(GstAllocatorsError|\{?GstAllocatorsError\}?)? ?(`ERR_|as `alloc\(\)` does)/.test(text),
      ),
    ).toEqual([])
    const seen = tags.filter(({ tag }) => tag === 'see')
    expect(
      seen.filter(
        ({ text }) => !/^`((gst|Gst|G|g|memfd)[_A-Z]\w+|[A-Z][A-Z_]+|[a-z]+4?)`$/.test(text.trim()),
      ),
    ).toEqual([])
  })
})

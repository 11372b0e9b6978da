import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { FdMemoryFlags } from '../../../src/allocators/index.js'

const folders = ['allocators', 'memory', 'fd', 'dma-buf', 'frame']

/** Returns the members of the facade by the C symbol that their `@see` tags name. */
export function facadeNames(): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const file of folders.flatMap(sourceFiles)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node) => {
      for (const symbol of seenSymbols(node)) names.set(symbol, [...(names.get(symbol) ?? []), nameOf(node)])
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  for (const flag of Object.keys(FdMemoryFlags))
    names.set(`GST_FD_MEMORY_FLAG_${flag}`, [`FdMemoryFlags.${flag}`])
  return names
}

function sourceFiles(folder: string): string[] {
  const path = join(import.meta.dirname, '../../../src', folder)
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(path, name))
}

function seenSymbols(node: ts.Node): string[] {
  // The tags of a declaration are those of its name too.
  if (!ts.isClassElement(node) && !ts.isFunctionDeclaration(node) && !ts.isClassDeclaration(node)) return []
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === 'see')
    .flatMap((tag) => [...tag.getText().matchAll(/`(\w+)`/g)].map(([, symbol = '']) => symbol))
}

function nameOf(node: ts.Node): string {
  if (ts.isClassDeclaration(node)) return node.name?.text ?? ''
  if (ts.isFunctionDeclaration(node)) return `${node.name?.text}()`
  const owner = ts.isClassDeclaration(node.parent) ? (node.parent.name?.text ?? '') : ''
  if (ts.isConstructorDeclaration(node)) return `new ${owner}()`
  const name = ts.isClassElement(node) ? node.name?.getText() : undefined
  return `${owner}.${name}${ts.isMethodDeclaration(node) ? '()' : ''}`
}

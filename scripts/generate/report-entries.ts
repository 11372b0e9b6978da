import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** Lists every export of every entry of the package in a folder, with the declaration that a user's compiler sees. */
export function reportEntries(root: string): string {
  const entries = entriesOf(root)
  const program = createProgram(
    root,
    entries.map(({ source }) => source),
  )
  const declarations = declarationReader(program, root)
  return entries.map(({ name, source }) => `== ${name}\n\n${declarations(source).join('\n')}`).join('\n\n')
}

function entriesOf(root: string): { name: string; source: string }[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  return Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : {
          name: join(manifest.name, path),
          source: join(root, target.types.replace('./dist/', 'src/').replace('.d.ts', '.ts')),
        },
  )
}

interface Manifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>
}

function createProgram(root: string, sources: readonly string[]): ts.Program {
  const file = join(root, 'tsconfig.build.json')
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram(sources, {
    ...options,
    removeComments: true,
    sourceMap: false,
    inlineSources: false,
  })
}

/** Returns a function that lists the exports of one entry. */
function declarationReader(program: ts.Program, root: string): (entry: string) => string[] {
  const checker = program.getTypeChecker()
  const emitted = new Map<ts.SourceFile, ts.SourceFile>()
  return (entry) => {
    const module = checker.getSymbolAtLocation(sourceFile(entry))
    if (module === undefined) throw new Error(`${entry} exports nothing`)
    return checker
      .getExportsOfModule(module)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(describe)
  }

  function describe(exported: ts.Symbol): string {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    const file = symbol.declarations?.[0]?.getSourceFile()
    if (file === undefined) throw new Error(`${exported.name} has no declaration`)
    const path = relative(root, file.fileName)
    // What is generated is reviewed as the file that it stands in.
    if (path.startsWith('types/') || path.includes('/generated/'))
      return `${exported.name}: generated in ${path}`
    return resolvedAlias(symbol) ?? textOf(file, symbol.name)
  }

  /** A type alias of what is not exported, such as the keys of a table, is written out. */
  function resolvedAlias(symbol: ts.Symbol): string | undefined {
    const node = symbol.declarations?.find(ts.isTypeAliasDeclaration)
    if (node === undefined || node.typeParameters !== undefined || !node.type.getText().includes('typeof '))
      return undefined
    const flags = ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.NoTruncation
    return `type ${symbol.name} = ${checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), node, flags)};`
  }

  function textOf(file: ts.SourceFile, name: string): string {
    const declared = emit(file)
    const named = declared.statements.filter((statement) => namesOf(statement).includes(name))
    if (named.length === 0) throw new Error(`${file.fileName} declares no ${name}`)
    return named
      .map((statement) => statement.getText(declared).replace(/^export (declare )?/, ''))
      .map((text) => text.replace(/^ +(#private|private .*);\n/gm, ''))
      .join('\n')
  }

  function emit(file: ts.SourceFile): ts.SourceFile {
    let declared = emitted.get(file)
    if (declared === undefined) {
      let text = ''
      program.emit(file, (_path, output) => (text += output), undefined, true)
      declared = ts.createSourceFile(file.fileName, text, ts.ScriptTarget.Latest, true)
      emitted.set(file, declared)
    }
    return declared
  }

  function sourceFile(path: string): ts.SourceFile {
    const file = program.getSourceFile(path)
    if (file === undefined) throw new Error(`${path} is not there`)
    return file
  }
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  return 'name' in statement ? [(statement.name as ts.Identifier).text] : []
}

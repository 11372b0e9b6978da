// Writes docs/coverage.md: for each symbol of libgstallocators, where this package has it and on which releases it is
// tested. With --check, it only reports whether the file is up to date. Fails for a symbol that cannot be reached.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { rows } from '../matrix/rows.js'
import { facadeNames } from './coverage/facade-names.js'
import { type LibrarySymbol, librarySymbols } from './coverage/library-symbols.js'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = join(import.meta.dirname, '../../docs/coverage.md')
const facade = facadeNames()
const symbols = librarySymbols()
const unreachable = symbols.filter(({ raw, name }) => raw === undefined && !facade.has(name))
if (unreachable.length > 0)
  throw new Error(`Cannot be reached from TypeScript: ${unreachable.map(({ name }) => name).join(', ')}`)

const text = `# Coverage of libgstallocators

Each symbol of the library up to GStreamer 1.28, and its place in this package. The facade is \`gst-allocators\`; raw names
are those of \`GstAllocators\` in \`gst-allocators/gi\`. "Tested on" lists the rows of \`npm run test:matrix\` whose
GStreamer has the symbol. \`npm run docs\` writes this page from the .gir file and from the \`@see\` tags in \`src\`.

| C symbol | since | facade | raw | tested on |
| --- | --- | --- | --- | --- |
${symbols.map(row).join('\n')}

${symbols.length} symbols, of which ${symbols.filter(({ name }) => facade.has(name)).length} have a place in the facade.
`
const after = await format(text, { ...(await resolveConfig(path)), filepath: path })
if (!values.check) writeFileSync(path, after)
else if (readFileSync(path, 'utf8') !== after) {
  console.error('docs/coverage.md is out of date with the source. Run `npm run docs`')
  process.exitCode = 1
}

function row({ name, since, raw }: LibrarySymbol): string {
  const testedOn = rows
    .filter(({ gstreamer, isBare }) => isBare !== true && minor(gstreamer) >= minor(since))
    .map((one) => one.name)
  const cells = [name, since, code(facade.get(name)), code(raw === undefined ? undefined : [raw])]
  return `| \`${cells.join(' | ').replace(' |', '` |')} | ${testedOn.join(', ')} |`
}

function code(names: readonly string[] | undefined): string {
  return names?.map((name) => `\`${name}\``).join(', ') ?? ''
}

function minor(version: string): number {
  return Number(version.split('.')[1])
}

// Generates the tables of codes in docs/errors.md from the source, so that the two cannot diverge. With --check, it
// reports whether they are up to date, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { errorCodes, warningCodes } from '../../src/errors/codes.js'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = join(import.meta.dirname, '../../docs/errors.md')
const before = readFileSync(path, 'utf8')
const filled = fill(fill(before, 'errors', errorCodes), 'warnings', warningCodes)
const after = await format(filled, { ...(await resolveConfig(path)), filepath: path })

if (values.check && before !== after) {
  console.error('docs/errors.md is out of date with the source. Run `npm run docs`')
  process.exit(1)
}
if (!values.check) writeFileSync(path, after)

function fill(text: string, name: string, codes: Record<string, { means: string; remedy: string }>): string {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`]
  if (!text.includes(begin) || !text.includes(end))
    throw new Error(`Cannot write the table of ${name}: docs/errors.md has no markers for it`)
  const rows = Object.entries(codes).map(
    ([code, { means, remedy }]) => `| \`${code}\` | ${means} | ${remedy} |`,
  )
  const table = ['| code | what it means | what to do |', '| --- | --- | --- |', ...rows].join('\n')
  return text.replace(new RegExp(`${begin}.*?${end}`, 's'), () => `${begin}\n\n${table}\n\n${end}`)
}

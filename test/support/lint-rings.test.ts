import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

type Row = [file: string, specifier: string, complaint: string | null]

const INWARDS = 'imports point inwards only'

const imports: Row[] = [
  ['src/gi/x.ts', '../fd/owned-fd.js', INWARDS],
  ['src/ffi/deep/x.ts', '../../memory/memory.js', INWARDS],
  ['src/gi/x.ts', '../pipeline/pipeline.js', INWARDS],
  ['src/memory/x.ts', '../element/define-transform.js', INWARDS],
  ['src/errors/x.ts', '../gi/bridge.js', INWARDS],
  ['src/memory/x.ts', '../fd/owned-fd.js', null],
  ['src/pipeline/x.ts', '../memory/memory.js', null],
  ['src/gi/x.ts', '../ffi/symbols.js', null],
  ['src/gi/x.ts', '../errors/codes.js', null],
  ['src/fd/x.ts', './owned-fd.js', null],
  ['src/index.ts', './pipeline/pipeline.js', null],
  ['src/fd/x.ts', '../index.js', 'Import the file, not the index around it'],
  ['src/fd/x.ts', 'gst-allocators/gi', 'Import the file, not the package'],
  ['src/fd/x.ts', '../../test/support/open-fds.js', 'The package knows nothing of what is around it'],
  ['src/index.ts', '../examples/wrap.js', 'The package knows nothing of what is around it'],
  ['src/fd/x.ts', 'koffi', 'Only src/ffi speaks to koffi'],
  ['src/ffi/x.ts', 'koffi', null],
  ['src/ffi/x.ts', 'node-gtk', 'Only src/gi speaks to node-gtk'],
  ['src/gi/x.ts', 'node-gtk', null],
]

test('an import that points outwards is reported, one that points inwards is not', () => {
  const texts = imports.flatMap(([file, specifier]) => [
    [file, `import { x } from '${specifier}'\n\nx()\n`],
    [file, `export { x } from '${specifier}'\n`],
  ])
  const found = lint(texts)
  const expected = imports.flatMap(([, , complaint]) => [complaint, complaint])
  const complaints = expected.map((complaint) =>
    complaint === null ? [] : [expect.stringContaining(complaint)],
  )
  expect(found).toEqual(complaints)
})

test('an import() cannot get around the rings', () => {
  expect(lint([['src/gi/x.ts', "await import('../fd/owned-fd.js')\n"]])).toEqual([['Import statically']])
})

test('every folder of src is in a ring', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = folders.map(({ name }) => [
    join('src', name, 'x.ts'),
    "import koffi from 'gst-allocators'\n\nkoffi()\n",
  ])
  const unguarded = lint(files).flatMap((messages, index) =>
    messages.length === 0 ? [files[index]?.[0]] : [],
  )
  expect(unguarded).toEqual([])
})

function lint(texts: string[][]): string[][] {
  const output = execFileSync(process.execPath, ['test/support/lint-text.mjs', JSON.stringify(texts)], {
    encoding: 'utf8',
  })
  return JSON.parse(output) as string[][]
}

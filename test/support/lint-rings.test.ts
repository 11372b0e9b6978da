import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

type Row = [file: string, specifier: string, complaint: string | null]

const INDEX = 'Import the index.js of another folder'
const ORDER = 'see the order of the folders'

const imports: Row[] = [
  ['src/gi/x.ts', '../fd/index.js', ORDER],
  ['src/ffi/deep/x.ts', '../../memory/index.js', ORDER],
  ['src/gi/x.ts', '../pipeline/index.js', ORDER],
  ['src/memory/x.ts', '../element/index.js', ORDER],
  ['src/errors/x.ts', '../gi/bridge.js', ORDER],
  ['src/gst/x.ts', '../pipeline/index.js', ORDER],
  ['src/frame/x.ts', '../pipeline/index.js', ORDER],
  ['src/gst/deep/x.ts', '../../frame/index.js', ORDER],
  ['src/pipeline/x.ts', '../element/index.js', ORDER],
  ['src/pipeline/x.ts', '../explore/index.js', ORDER],
  ['src/element/x.ts', '../pipeline/index.js', ORDER],
  ['src/element/x.ts', '../explore/index.js', ORDER],
  ['src/explore/x.ts', '../pipeline/index.js', ORDER],
  ['src/explore/x.ts', '../element/index.js', ORDER],
  ['src/fd/x.ts', '../mapping/index.js', ORDER],
  ['src/memory/x.ts', '../allocators/index.js', ORDER],
  ['src/ffi/x.ts', '../gi/bridge.js', ORDER],
  ['src/mapping/x.ts', '../fd/index.js', null],
  ['src/frame/x.ts', '../gst/index.js', null],
  ['src/element/x.ts', '../frame/index.js', null],
  ['src/memory/x.ts', '../fd/index.js', null],
  ['src/pipeline/x.ts', '../memory/index.js', null],
  ['src/gi/x.ts', '../ffi/index.js', null],
  ['src/gi/x.ts', '../errors/index.js', null],
  ['src/fd/x.ts', './owned-fd.js', null],
  ['src/memory/x.ts', '../fd/owned-fd.js', INDEX],
  ['src/gst/deep/x.ts', '../../ffi/symbols.js', INDEX],
  ['src/gst/deep/x.ts', '../errors/gst-error.js', null],
  ['src/memory/x.ts', '../gi/wrapper.js', null],
  ['src/index.ts', './pipeline/pipeline.js', null],
  ['src/fd/x.ts', '../index.js', 'Import the file, not the package entry'],
  ['src/fd/x.ts', 'gst-allocators/gi', 'Import the file, not the package'],
  ['src/fd/x.ts', '../../test/support/open-fds.js', 'The package must not import tests, examples or scripts'],
  ['src/index.ts', '../examples/wrap.js', 'The package must not import tests, examples or scripts'],
  ['src/fd/x.ts', 'koffi', 'Only src/ffi may import koffi'],
  ['src/ffi/x.ts', 'koffi', null],
  ['src/ffi/x.ts', 'node-gtk', 'Only src/gi may import node-gtk'],
  ['src/gi/x.ts', 'node-gtk', null],
]

test('an import from a room that stands later is reported, one from a room before is not', () => {
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

test('an import() cannot get around the order', () => {
  expect(lint([['src/gi/x.ts', "await import('../fd/owned-fd.js')\n"]])).toEqual([['Import statically']])
})

test('a default cannot be undone by an option that is undefined', () => {
  const spread = (text: string) => ['src/wait/x.ts', `export const f = (limits) => (${text})\n`]
  expect(
    lint([spread('{ timeout: 1, ...limits }'), spread('{ ...limits, timeout: limits.timeout ?? 1 }')]),
  ).toEqual([[expect.stringContaining('would undo a default')], []])
})

test('every folder of src is a room with a place in the order', () => {
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

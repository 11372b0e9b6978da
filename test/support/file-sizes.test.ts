// Short files keep the tree readable: a long one must say in its first line why it is one file.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const files = ['src', 'scripts', 'examples', 'test']
  .flatMap((folder) => filesIn(folder))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n') }))

test('half of the files have fewer than 60 lines, nine tenths fewer than 140, and none more than 320', () => {
  expect(files.length).toBeGreaterThan(500)
  const sizes = files.map(({ lines }) => lines.length).sort((a, b) => a - b)
  expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThan(60)
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(140)
  expect(files.filter(({ lines }) => lines.length > 320).map(({ path }) => path)).toEqual([])
})

test('a file of more than 200 lines says why in its first line', () => {
  const long = files.filter(({ lines }) => lines.length > 200)
  const silent = long.filter(({ lines }) => !/^(\/\/|#) More than 200 lines, because /.test(lines[0] ?? ''))
  expect(silent.map(({ path }) => path)).toEqual([])
})

/** Written by hand, and committed or about to be. */
function filesIn(folder: string): string[] {
  const output = execFileSync('git', ['ls-files', '-co', '--exclude-standard', folder], { encoding: 'utf8' })
  return output
    .split('\n')
    .filter((path) => /\.(ts|mjs|cjs|js|c|py)$/.test(path) && !path.includes('/generated/'))
}

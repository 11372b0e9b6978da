// Every test has a counterpart: the file that it tests, at the same path in another folder.
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

/** The tests in test/support that check the tree itself, so no single file is their counterpart. */
const OF_THE_TREE: Readonly<Record<string, string>> = {
  'test/support/file-sizes.test.ts': 'checks how long the files are',
  'test/support/lint-rings.test.ts': 'checks the import rules in eslint.config.js',
  'test/support/mirror.test.ts': 'checks where the tests are',
}

/** The folder with the counterparts of each folder of tests. The first match counts. */
const HOMES = [
  { folder: 'test/support', counterparts: 'test/support', endings: ['.ts', '.mjs', '.cjs'] },
  { folder: 'test/scripts', counterparts: 'scripts', endings: ['.ts', '.mjs'] },
  { folder: 'test', counterparts: 'src', endings: ['.ts'] },
]

// Tests of what several files do together, and tests that need the lab. They have no counterpart.
const FREE = ['test/behaviour/', 'test/vm/']

const repository = ['src', 'scripts', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
)
const tests = repository.filter((path) => path.endsWith('.test.ts'))

describe('the tests of this checkout', () => {
  it('have a counterpart', () => {
    expect(tests.length).toBeGreaterThan(100)
    expect(withoutCounterpart(tests, repository)).toEqual(Object.keys(OF_THE_TREE).sort())
  })

  it('are listed as tests of the tree only in test/support and with a reason', () => {
    for (const [path, reason] of Object.entries(OF_THE_TREE)) {
      expect(dirname(path)).toBe('test/support')
      expect(reason).not.toBe('')
    }
  })
})

describe('withoutCounterpart()', () => {
  it.each([
    ['that has the name of no file', 'test/a/c.test.ts', 'src/a/b.ts'],
    ['whose counterpart is in another folder', 'test/a/b.test.ts', 'src/b.ts'],
    ['whose counterpart is deeper', 'test/b.test.ts', 'src/a/b.ts'],
    ['that has only the topic of a file', 'test/a/topic.b.test.ts', 'src/a/b.ts'],
    ['whose name only begins like that of a file', 'test/a/b-topic.test.ts', 'src/a/b.ts'],
    ['of a folder', 'test/a/a.test.ts', 'src/a/index.ts'],
    ['of a program where src has no programs', 'test/a/b.test.ts', 'src/a/b.mjs'],
    ['in test/a whose counterpart is a script', 'test/a/b.test.ts', 'scripts/a/b.ts'],
    ['in test/scripts whose counterpart is in src', 'test/scripts/a.test.ts', 'src/scripts/a.ts'],
    ['in test/support whose counterpart is in src', 'test/support/a.test.ts', 'src/support/a.ts'],
    ['in a folder that only begins like a free one', 'test/vm-x/a.test.ts', 'src/a.ts'],
    ['that would be its own counterpart', 'test/support/a.test.ts', 'test/support/a.test.ts'],
  ])('reports a test %s', (_, test, file) => {
    expect(withoutCounterpart([test], [file])).toEqual([test])
  })

  it.each([
    ['at the same path', 'test/a/b.test.ts', 'src/a/b.ts'],
    ['at the top', 'test/b.test.ts', 'src/b.ts'],
    ['with a topic', 'test/a/b.topic.test.ts', 'src/a/b.ts'],
    ['that has a dot in its own name', 'test/a/b-1.0.test.ts', 'src/a/b-1.0.ts'],
    [
      'with a topic, of a file that has a dot in its own name',
      'test/a/b-1.0.topic.test.ts',
      'src/a/b-1.0.ts',
    ],
    ['of a script', 'test/scripts/a/b.topic.test.ts', 'scripts/a/b.ts'],
    ['of a program', 'test/scripts/a.test.ts', 'scripts/a.mjs'],
    ['of a helper of the tests', 'test/support/a.test.ts', 'test/support/a.cjs'],
    ['of what several files do together', 'test/behaviour/any.test.ts', 'src/a.ts'],
    ['of the lab', 'test/vm/any.test.ts', 'src/a.ts'],
  ])('accepts a test %s', (_, test, file) => {
    expect(withoutCounterpart([test], [file])).toEqual([])
  })

  it('reports each, and no other', () => {
    const made = ['test/a.test.ts', 'test/b.test.ts', 'test/c.test.ts', 'test/behaviour/d.test.ts']
    expect(withoutCounterpart(made, ['src/b.ts'])).toEqual(['test/a.test.ts', 'test/c.test.ts'])
  })
})

/** Returns the tests that have no counterpart among the files, sorted. */
function withoutCounterpart(tests: readonly string[], files: readonly string[]): string[] {
  const known = new Set(files)
  return tests.filter((test) => !isFree(test) && !counterpartsOf(test).some((path) => known.has(path))).sort()
}

function isFree(test: string): boolean {
  return FREE.some((folder) => test.startsWith(folder))
}

/** Returns the paths where the counterpart of a test may be. The name of a test may end with a topic after a dot. */
function counterpartsOf(test: string): string[] {
  const home = HOMES.find(({ folder }) => test.startsWith(`${folder}/`))
  if (home === undefined) return []
  const folder = dirname(test).replace(home.folder, home.counterparts)
  const words = basename(test, '.test.ts').split('.')
  return words.flatMap((_, at) =>
    home.endings.map((ending) => join(folder, words.slice(0, at + 1).join('.') + ending)),
  )
}

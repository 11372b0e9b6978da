import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { allGroups, chooseSuites } from '../../../scripts/vm/groups.js'

const group = (...suites: string[]) => ({ note: '', env: {}, workers: 1, suites })
const groups = [group('test/vm/a.test.ts', 'test/vm/b/c.test.ts'), group('test/fd/d.test.ts')]
const chosen = (...asked: string[]) => chooseSuites(groups, asked).map(({ suites }) => suites)

describe('allGroups()', () => {
  it('has every suite that uses createTestFd() once more, with the switch to dma-bufs, and no other', () => {
    const [, onDmaBufs] = allGroups()
    const users = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.startsWith('vm/'))
      .map((name) => `test/${name}`)
      .filter((file) => /from '.*\/create-test-fd\.m?js'/.test(readFileSync(file, 'utf8')))
    expect(onDmaBufs?.suites.toSorted()).toEqual(users.sort())
    expect(onDmaBufs?.env).toEqual({ GST_ALLOCATORS_TEST_FD: 'dmabuf' })
  })

  it('has each suite once, and none that is not there', () => {
    const suites = allGroups().flatMap((it) => it.suites)
    expect(suites).toContain('test/vm/lab.test.ts')
    expect(suites.filter((suite) => !existsSync(suite))).toEqual([])
    expect(new Set(suites).size).toBe(suites.length)
  })
})

describe('chooseSuites()', () => {
  it('has all suites if none is named', () => {
    expect(chosen()).toEqual(groups.map(({ suites }) => suites))
  })

  it('accepts files and folders, and leaves out groups without a named suite', () => {
    expect(chosen('./test/vm/a.test.ts')).toEqual([['test/vm/a.test.ts']])
    expect(chosen('test/vm/b/', 'test/fd')).toEqual([['test/vm/b/c.test.ts'], ['test/fd/d.test.ts']])
  })

  it('refuses a name that is not a suite, and lists the suites', () => {
    expect(() => chosen('test/vm/a')).toThrow(/^Cannot run test\/vm\/a: .*\ntest\/vm\/a\.test\.ts\n/)
  })
})

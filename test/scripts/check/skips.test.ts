import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { compareSkips } from '../../../scripts/check/skips.js'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skips-'))
  file = join(folder, 'skips.json')
  writeFileSync(file, '{ "has a camera": "there is none" }')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('compareSkips()', () => {
  it('takes a skipped test that the list has, and says why', () => {
    expect(compareSkips(file, [{ fullName: 'has a camera', status: 'pending' }])).toEqual({
      expected: ['skipped: has a camera: there is none'],
      wrong: [],
    })
  })

  it('refuses one that it does not have', () => {
    const results = ['has a camera', 'has a display'].map((fullName) => ({ fullName, status: 'pending' }))
    expect(compareSkips(file, results).wrong).toEqual([`Skipped, but not listed in ${file}: has a display`])
  })

  it('refuses a list with a test that was run', () => {
    const results = [{ fullName: 'has a camera', status: 'passed' }]
    const wrong = [`${file} lists a test that was not skipped: has a camera`]
    expect(compareSkips(file, results).wrong).toEqual(wrong)
    expect(compareSkips(file, results, { isPartial: true }).wrong).toEqual(wrong)
  })

  it('refuses a list with a test that is not there, unless not all were asked for', () => {
    expect(compareSkips(file, []).wrong).toEqual([`${file} lists a test that was not skipped: has a camera`])
    expect(compareSkips(file, [], { isPartial: true }).wrong).toEqual([])
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SuiteReport } from '../../../scripts/vm/suite-report.js'

const groups = [
  { note: '', env: {}, workers: 1, suites: ['a.test.ts'] },
  { note: 'on dma-bufs', env: {}, workers: 1, suites: ['b.test.ts'] },
]
const tests = (...statuses: string[]) => statuses.map((status, at) => ({ fullName: `test ${at}`, status }))

let folder: string
let skips: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suite-report-'))
  skips = join(folder, 'skips.json')
  writeFileSync(skips, '{ "test 1": "there is no such device" }')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('SuiteReport', () => {
  it('says how each suite ended, and counts the tests', () => {
    const report = new SuiteReport(groups)
    const a = { suite: 'a.test.ts', seconds: 1.26, tests: tests('passed', 'pending'), failure: '' }
    const b = { suite: 'b.test.ts', seconds: 2, tests: tests('passed'), failure: '' }
    expect(report.add(a)).toBe('ok a.test.ts 1 passed, 1 skipped (1.3 s)')
    expect(report.add(b)).toBe('ok b.test.ts (on dma-bufs) 1 passed (2.0 s)')
    const notes = ['skipped: test 1: there is no such device']
    expect(report.close(skips, { isPartial: false })).toEqual({ passed: 2, failed: 0, skipped: 1, notes })
  })

  it('shows the messages of jest for failed tests', () => {
    const report = new SuiteReport(groups)
    const result = { suite: 'a.test.ts', seconds: 1, tests: tests('failed', 'passed'), failure: 'expected 1' }
    expect(report.add(result)).toBe('FAILED a.test.ts 1 passed, 1 failed (1.0 s)\nexpected 1')
  })

  it('counts a file that could not run, and one without a report, as failures', () => {
    const report = new SuiteReport(groups)
    report.add({ suite: 'a.test.ts', seconds: 1, tests: [], failure: 'Cannot find module' })
    expect(report.missing).toEqual(['FAILED b.test.ts (on dma-bufs) did not finish'])
    expect(report.close(skips, { isPartial: true })).toEqual({ passed: 0, failed: 2, skipped: 0, notes: [] })
  })
})

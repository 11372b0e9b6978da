// Why this exists: a change to the public surface must show as a diff that somebody reviews. `npm run api-report`
// writes every export of every entry of the package with its type to test/api-report.txt; with --check, it says whether
// that file is up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reportEntries } from './report-entries.js'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = join(import.meta.dirname, '../../test/api-report.txt')
const report = reportEntries(join(import.meta.dirname, '../..'))

if (!values.check) writeFileSync(path, report)
else if (readFileSync(path, 'utf8') !== report) {
  console.error(
    'The public surface is not what test/api-report.txt says: run `npm run api-report` and review its diff',
  )
  process.exitCode = 1
}

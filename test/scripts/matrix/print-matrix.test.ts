import { expect, it } from '@jest/globals'
import { printMatrix } from '../../../scripts/matrix/print-matrix.js'

it('prints a row for each release and version of Node.js, with what failed, was skipped or was not run', () => {
  const good = { passed: 12, failed: 0, skipped: 0, seconds: 60 }
  const bad = { passed: 11, failed: 1, skipped: 2, seconds: 7 }
  const rows = new Map([
    [
      'debian-13 node-22',
      { versions: { gstreamer: '1.26.2', node: '22.1.0' }, suites: { unit: good, truth: bad } },
    ],
    ['debian-sid node-26', { versions: {}, suites: {} }],
  ])
  expect(printMatrix(rows, ['truth', 'unit'])).toBe(
    [
      '| row                | GStreamer | Node.js | truth                                | unit             |',
      '| ------------------ | --------- | ------- | ------------------------------------ | ---------------- |',
      '| debian-13 node-22  | 1.26.2    | 22.1.0  | 11 passed, 1 FAILED, 2 skipped (7 s) | 12 passed (60 s) |',
      '| debian-sid node-26 |           |         | not run                              | not run          |',
    ].join('\n'),
  )
})

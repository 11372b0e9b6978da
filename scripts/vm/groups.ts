import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { LabError } from './lab-error.js'

/** Test files that are run in the same way, by one jest. */
export interface Group {
  /** What stands behind their names in the report. */
  readonly note: string
  readonly env: Readonly<Record<string, string>>
  /** How many files run at a time. */
  readonly workers: number
  readonly suites: readonly string[]
}

/** All that `npm run test:vm` runs. */
export function allGroups(): Group[] {
  const own = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(FOLDER, name))
    .sort()
  return [
    // One at a time, since there is one camera, and one screen.
    { note: '', env: {}, workers: 1, suites: own },
    { note: 'on dma-bufs', env: { GST_ALLOCATORS_TEST_FD: 'dmabuf' }, workers: 2, suites: onDmaBufs },
  ]
}

/** Of these groups, what was asked for by file or by folder; nothing asked for is everything. */
export function chooseSuites(groups: readonly Group[], asked: readonly string[]): Group[] {
  const paths = asked.map((path) => join(path).replace(/\/$/, ''))
  const isIn = (suite: string) => (path: string) => suite === path || suite.startsWith(`${path}/`)
  const suites = groups.flatMap((group) => group.suites)
  const unknown = paths.find((path) => !suites.some((suite) => isIn(suite)(path)))
  if (unknown !== undefined)
    throw new LabError(
      `Cannot run ${unknown}: it is none of the lab's suites, which are\n${suites.join('\n')}`,
    )
  return groups
    .map((group) => ({
      ...group,
      suites: group.suites.filter((suite) => paths.length === 0 || paths.some(isIn(suite))),
    }))
    .filter((group) => group.suites.length > 0)
}

const FOLDER = 'test/vm'

/** Suites of the ordinary tests that are run again, with a dma-buf wherever they make an fd. */
const onDmaBufs = [
  'test/adversary.test.ts',
  'test/allocators/allocators.test.ts',
  'test/allocators/give-fd.test.ts',
  'test/allocators/memory-from-fd.test.ts',
  'test/fd/fd-kind.test.ts',
  'test/fd/map-fd.test.ts',
  'test/fd/owned-fd.test.ts',
  'test/fd/shared-fd.test.ts',
  'test/gi/wrapper.test.ts',
  'test/hostile.test.ts',
  'test/lifetime/leak-warning.test.ts',
  'test/memory/fd-memory.test.ts',
  'test/memory/inspect.test.ts',
  'test/memory/mapping.test.ts',
  'test/memory/memory.test.ts',
  'test/pipeline/frames/dma-buf-frame.test.ts',
  'test/pipeline/source/source.test.ts',
  'test/reference-page.test.ts',
  'test/soak.test.ts',
  'test/state-matrix.test.ts',
  'test/support/create-test-fd.test.ts',
]

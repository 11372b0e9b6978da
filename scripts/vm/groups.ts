import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { LabError } from './lab-error.js'

/** Test files that run in the same way, in one jest run. */
export interface Group {
  /** The text after their names in the report. */
  readonly note: string
  readonly env: Readonly<Record<string, string>>
  /** The number of files that run at the same time. */
  readonly workers: number
  readonly suites: readonly string[]
}

/** Returns all groups that `npm run test:vm` runs. */
export function allGroups(): Group[] {
  const own = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(FOLDER, name))
    .sort()
  return [
    // One at a time, because there is only one camera and one screen.
    { note: '', env: {}, workers: 1, suites: own },
    { note: 'on dma-bufs', env: { GST_ALLOCATORS_TEST_FD: 'dmabuf' }, workers: 2, suites: onDmaBufs },
  ]
}

/** Returns the parts of the groups that were requested by file or folder, or everything if nothing was. */
export function chooseSuites(groups: readonly Group[], asked: readonly string[]): Group[] {
  const paths = asked.map((path) => join(path).replace(/\/$/, ''))
  const isIn = (suite: string) => (path: string) => suite === path || suite.startsWith(`${path}/`)
  const suites = groups.flatMap((group) => group.suites)
  const unknown = paths.find((path) => !suites.some((suite) => isIn(suite)(path)))
  if (unknown !== undefined)
    throw new LabError(
      `Cannot run ${unknown}: it is not one of the lab's suites. Available suites:\n${suites.join('\n')}`,
    )
  return groups
    .map((group) => ({
      ...group,
      suites: group.suites.filter((suite) => paths.length === 0 || paths.some(isIn(suite))),
    }))
    .filter((group) => group.suites.length > 0)
}

const FOLDER = 'test/vm'

// Ordinary test suites that run again in the lab, with a dma-buf wherever they create an fd.
const onDmaBufs = [
  'test/allocators/give-fd.test.ts',
  'test/allocators/memory-from-fd.test.ts',
  'test/behaviour/adversary.test.ts',
  'test/behaviour/allocators.test.ts',
  'test/behaviour/hostile-calls.test.ts',
  'test/behaviour/inspect.test.ts',
  'test/behaviour/pushed-memory.test.ts',
  'test/behaviour/reference-page.test.ts',
  'test/behaviour/soak-memory.test.ts',
  'test/behaviour/state-matrix-fd.test.ts',
  'test/behaviour/state-matrix.test.ts',
  'test/behaviour/unknown-options.test.ts',
  'test/fd/fd-kind.test.ts',
  'test/fd/owned-fd.test.ts',
  'test/fd/shared-fd.test.ts',
  'test/frame/dma-buf-frame.test.ts',
  'test/gi/wrapper.test.ts',
  'test/lifetime/guard.test.ts',
  'test/mapping/map-fd.test.ts',
  'test/mapping/mapping.test.ts',
  'test/memory/fd-memory.test.ts',
  'test/memory/memory.test.ts',
  'test/pipeline/source/frame-size-check.layout.test.ts',
  'test/pipeline/source/source.test.ts',
  'test/support/create-test-fd.test.ts',
]

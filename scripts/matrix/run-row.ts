import type { Results, SuiteResult } from './results.js'
import { prepareStranger, STRANGER } from './prepare-stranger.js'
import { rowName, RowPlace } from './row-place.js'
import { type Row, type Suite, suitesOf } from './rows.js'

/** The options for running a row. */
export interface RowOptions {
  readonly row: Row
  readonly node: number
  readonly suites: readonly Suite[]
  readonly results: Results
  readonly signal: AbortSignal
}

/** Runs the suites that have no result yet on a row. */
export async function runRow({ row, node, suites, results, signal }: RowOptions): Promise<void> {
  const name = rowName(row, node)
  const result = results.of(name)
  const missing = suitesOf(row).filter(
    (suite) => suites.includes(suite) && result.suites[suite] === undefined,
  )
  if (missing.length === 0) return
  const place = await RowPlace.prepare(row, node, signal)
  if (row.isBare === true) result.versions = { gstreamer: row.gstreamer, node: String(node) }
  else {
    await place.setUp()
    const { output } = await place.run('versions', printVersions)
    result.versions = JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Record<string, string>
  }
  for (const suite of missing) {
    const start = Date.now()
    const { ok, output, log } =
      suite === 'install'
        ? await place.run(suite, await prepareStranger(place.root), STRANGER)
        : await place.run(suite, `node --import tsx scripts/check.ts ${suite}`)
    const seconds = Math.round((Date.now() - start) / 1000)
    const outcome = (result.suites[suite] = { ...readClosing(output, ok), seconds })
    results.save()
    if (suite === 'install') console.log(output.trim())
    console.log(
      `${outcome.failed > 0 ? '✗' : '✓'} ${name}: ${suite} (${seconds} s)${outcome.failed > 0 ? `, see ${log}` : ''}`,
    )
  }
}

const printVersions = `node -e "import('gst-allocators').then(({ versions }) => console.log(JSON.stringify(versions())))"`

/** Reads the last line of the check. A check that ended without one has failed. */
function readClosing(output: string, ok: boolean): Omit<SuiteResult, 'seconds'> {
  const [, passed = 0, failed = ok ? 0 : 1, skipped = 0] =
    /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m.exec(output) ?? []
  return { passed: Number(passed), failed: Math.max(Number(failed), ok ? 0 : 1), skipped: Number(skipped) }
}

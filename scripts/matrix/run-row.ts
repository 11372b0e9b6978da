import { join } from 'node:path'

import { showProgress } from '../setup/show-progress.mjs'
import { StepError } from '../setup/run-step.mjs'
import { copyCheckout } from './copy-checkout.js'
import { enterRoot } from './enter-root.js'
import { RESULTS } from './places.js'
import { prepareNode } from './prepare-node.js'
import { prepareRoot } from './prepare-root.js'
import type { Results, SuiteResult } from './results.js'
import { type Row, type Suite, suitesOf } from './rows.js'
import { prepareStranger, STRANGER } from './prepare-stranger.js'

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
  const root = await prepareRoot(row)
  await prepareNode(root, node)
  const checkout = `/checkout-${node}`
  const run = async (title: string, command: string, folder = checkout) => {
    let output = ''
    const stopProgress = showProgress(`${name}: ${title}`, () => output)
    const log = join(RESULTS, `${name}-${title}.log`.replaceAll(' ', '-'))
    const onOutput = (text: string) => {
      output += text
    }
    const ok = await enterRoot({ root, node, folder, command, log, signal, onOutput }).finally(stopProgress)
    return { ok, output, log }
  }

  if (row.isBare === true) result.versions = { gstreamer: row.gstreamer, node: String(node) }
  else {
    copyCheckout(join(root, checkout))
    // Some tests ask git for the files of the checkout.
    const setup = await run('setup', 'node scripts/setup.mjs test && git init --quiet')
    if (!setup.ok)
      throw new StepError(`The setup failed on ${name}, see ${setup.log}\n${setup.output.slice(-2000)}`)
    const { output } = await run('versions', printVersions)
    result.versions = JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Record<string, string>
  }
  for (const suite of missing) {
    const start = Date.now()
    const { ok, output, log } =
      suite === 'install'
        ? await run(suite, await prepareStranger(root), STRANGER)
        : await run(suite, `node --import tsx scripts/check.ts ${suite}`)
    const seconds = Math.round((Date.now() - start) / 1000)
    const outcome = (result.suites[suite] = { ...readClosing(output, ok), seconds })
    results.save()
    if (suite === 'install') console.log(output.trim())
    console.log(
      `${outcome.failed > 0 ? '✗' : '✓'} ${name}: ${suite} (${seconds} s)${outcome.failed > 0 ? `, see ${log}` : ''}`,
    )
  }
}

/** The name of a row with a version of Node.js. */
export const rowName = ({ name }: Row, node: number) => `${name} node-${node}`

const printVersions = `node -e "import('gst-allocators').then(({ versions }) => console.log(JSON.stringify(versions())))"`

/** Reads the last line of the check. A check that ended without one has failed. */
function readClosing(output: string, ok: boolean): Omit<SuiteResult, 'seconds'> {
  const [, passed = 0, failed = ok ? 0 : 1, skipped = 0] =
    /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m.exec(output) ?? []
  return { passed: Number(passed), failed: Math.max(Number(failed), ok ? 0 : 1), skipped: Number(skipped) }
}

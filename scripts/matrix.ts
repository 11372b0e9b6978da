// The entry point of `npm run test:matrix`. Why this exists: users have other releases of GStreamer and Node.js than
// the machine that the tests run on.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Argument, Command, Option } from 'commander'

import { Interrupt } from './demo/interrupt.js'
import { checkoutHash } from './matrix/copy-checkout.js'
import { RESULTS } from './matrix/places.js'
import { printMatrix } from './matrix/print-matrix.js'
import { Results } from './matrix/results.js'
import { type Row, rows, type Suite, suites } from './matrix/rows.js'
import { rowName } from './matrix/row-place.js'
import { runRow } from './matrix/run-row.js'
import { StepError } from './setup/run-step.mjs'

using interrupt = new Interrupt()
const { signal } = interrupt

const program = new Command('npm run test:matrix')
  .usage('-- [options] [rows…]')
  .description(
    'Runs the tests in small installations of other releases, with several versions of Node.js. Needs root. What has a result already is not run again, until a file changes.',
  )
  .addArgument(
    new Argument('[rows...]', 'the releases').choices(rows.map(({ name }) => name)).default(
      rows.map(({ name }) => name),
      'all',
    ),
  )
  .option('--node <versions...>', 'only these major versions of Node.js')
  .addOption(new Option('--suite <names...>', 'only these suites').choices(suites))
  .option('--again', 'run what has a result too')
  .action(runMatrix)

try {
  await program.parseAsync()
} catch (error) {
  if (signal.aborted) process.exitCode = 130
  else if (error instanceof StepError) {
    console.error(error.message)
    process.exitCode = error.exitCode
  } else throw error
}

async function runMatrix(
  names: string[],
  options: { node?: string[]; suite?: Suite[]; again?: true },
): Promise<void> {
  const chosen = options.suite ?? suites
  const runs = rows
    .filter(({ name }) => names.includes(name))
    .flatMap((row) => row.nodes.map((node): [Row, number] => [row, node]))
    .filter(([, node]) => options.node?.includes(String(node)) ?? true)
  if (runs.length === 0)
    throw new StepError(
      'No row has this version of Node.js. scripts/matrix/rows.ts lists the versions of each row',
    )
  const results = new Results(checkoutHash())
  if (options.again === true) for (const [row, node] of runs) results.forget(rowName(row, node), chosen)
  for (const [row, node] of runs) await runRow({ row, node, suites: chosen, results, signal })

  const found = new Map(runs.map(([row, node]) => [rowName(row, node), results.of(rowName(row, node))]))
  const table = printMatrix(found, chosen)
  writeFileSync(join(RESULTS, 'table.md'), `${table}\n`)
  const sum = (count: 'passed' | 'failed' | 'skipped') =>
    [...found.values()]
      .flatMap(({ suites: all }) => chosen.map((suite) => all[suite]?.[count] ?? 0))
      .reduce((a, b) => a + b, 0)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  console.log(`\n${table}\n\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

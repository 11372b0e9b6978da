// The entry point of `npm run test:vm` and `npm run vm -- COMMAND`, which run test/vm or any command in a virtual
// machine. Why this exists: some tests need dma-bufs, a camera or a display, and most machines that run tests have none
// of them.
import { join, resolve } from 'node:path'

import { Command, InvalidArgumentError, Option } from 'commander'

import { Interrupt } from './demo/interrupt.js'
import { nodePath } from './matrix/prepare-node.js'
import { RowPlace } from './matrix/row-place.js'
import { type Row, rows } from './matrix/rows.js'
import { StepError } from './setup/run-step.mjs'
import { allGroups, chooseSuites } from './vm/groups.js'
import { LabError } from './vm/lab-error.js'
import { machine } from './vm/machine.js'
import { ARTEFACTS } from './vm/places.js'
import { prepare } from './vm/prepare.js'
import { runCommand } from './vm/run-command.js'
import { runSuites } from './vm/run-suites.js'

using interrupt = new Interrupt()
const { signal } = interrupt

const program = new Command('npm run').enablePositionalOptions()
program
  .command('test:vm')
  .usage('-- [options] [suites…]')
  .description(
    "Runs test/vm, and other suites on dma-bufs, in the lab: a virtual machine that shares this machine's files.",
  )
  .argument('[suites...]', 'files or folders, such as test/vm/lab.test.ts')
  .option('--timeout <seconds>', 'time limit for all suites together', toSeconds, 1500)
  .option('--accel <accelerator>', 'the accelerator for QEMU, such as kvm where it works', machine.accel)
  .action(test)
program
  .command('vm')
  .description(
    'Runs a command in the lab. Files that it writes to build/vm are kept; all other changes are discarded.',
  )
  .usage('-- [options] COMMAND…')
  .argument('<command...>')
  .passThroughOptions()
  .addOption(
    new Option('--row <name>', 'use the files and the kernel of a release, from npm run test:matrix').choices(
      rows.filter(({ isBare }) => isBare !== true).map(({ name }) => name),
    ),
  )
  .option('--accel <accelerator>', 'the accelerator for QEMU, such as kvm where it works', machine.accel)
  .action(run)

try {
  await program.parseAsync()
} catch (error) {
  if (signal.aborted) process.exitCode = 130
  else if (error instanceof StepError || error instanceof LabError) {
    console.error(error.message)
    process.exitCode = error instanceof StepError ? error.exitCode : 1
  } else throw error
}

async function test(asked: string[], { timeout, accel }: { timeout: number; accel: string }): Promise<void> {
  const groups = chooseSuites(allGroups(), asked)
  const kernel = await prepare(machine).catch(giveUp)
  if (kernel === undefined) return
  const isPartial = asked.length > 0
  report(await runSuites({ machine, kernel, accel, groups, isPartial, timeout, signal }))
}

async function run(words: string[], { accel, row: name }: { accel: string; row?: string }): Promise<void> {
  const row = rows.find((one) => one.name === name)
  if (row !== undefined) return runInRow(words, row, accel)
  const kernel = await prepare(machine)
  // npm runs scripts in the folder of package.json, but relative paths refer to the user's working directory.
  const folder = resolve(process.env['INIT_CWD'] ?? '.')
  process.exitCode = await runCommand({ machine, kernel, accel, words, folder, signal })
}

/** Runs a command in the checkout of a release, with its newest Node.js. */
async function runInRow(words: string[], row: Row, accel: string): Promise<void> {
  const node = Math.max(...row.nodes)
  const place = await RowPlace.prepare(row, node, signal)
  await place.setUp()
  // The kernel of Debian 12 is too old for the lab.
  const suite = row.suite === 'bookworm' ? machine.kernel.suite : row.suite
  const guest = {
    ...machine,
    root: place.root,
    kernel: { ...machine.kernel, suite },
    // Newer kernels patch their code while other CPUs run it, which QEMU's emulation gets wrong at times.
    cpus: 1,
  }
  const kernel = await prepare(guest)
  process.exitCode = await runCommand({
    machine: guest,
    kernel,
    accel,
    words,
    folder: place.checkout,
    nodePath: nodePath(node),
    mountPoint: join(place.checkout, ARTEFACTS),
    signal,
  })
}

/** Reports that the lab cannot run: as a skip on a developer's machine, and as a failure in CI. */
function giveUp(error: unknown): undefined {
  if (!(error instanceof StepError) || error.exitCode !== 1) throw error
  const isCi = process.env['CI'] !== undefined
  console.error(`${error.message}\n${isCi ? 'FAILED' : 'SKIPPED'}: the lab, for the reason above`)
  report({ passed: 0, failed: isCi ? 1 : 0, skipped: isCi ? 0 : 1 })
}

function report({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): void {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed > 0 ? 1 : 0
}

function toSeconds(text: string): number {
  const seconds = Number(text)
  if (seconds > 0 && seconds < 86_400) return seconds
  throw new InvalidArgumentError('It must be a number of seconds, less than 86400.')
}

import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { showProgress } from '../setup/show-progress.mjs'
import { guestEnvironment } from './environment.js'
import type { Group } from './groups.js'
import type { Kernel } from './kernel.js'
import { LabError } from './lab-error.js'
import type { Machine } from './machine.js'
import { precompile } from './precompile.js'
import { runErrand } from './run-errand.js'
import { shellCommand, shellExports } from './shell.js'
import { ARTEFACTS, COMPILED, coveredFolders } from './places.js'
import { SuiteReport, type SuiteResult } from './suite-report.js'

/** The options for running tests. */
export interface SuitesOptions {
  readonly machine: Machine
  readonly kernel: Kernel
  readonly accel: string
  readonly groups: readonly Group[]
  /** Whether some suites were left out. */
  readonly isPartial: boolean
  /** The time limit for all suites together, in seconds. */
  readonly timeout: number
  readonly signal: AbortSignal
}

/** Runs test files in a guest, prints the result of each, and returns the counts. */
export async function runSuites({ groups, isPartial, timeout, signal, ...lab }: SuitesOptions) {
  rmSync(ARTEFACTS, { recursive: true, force: true })
  mkdirSync(ARTEFACTS, { recursive: true })
  await precompile(COMPILED)
  const report = new SuiteReport(groups)
  const output = createWriteStream(OUTPUT)
  const errand = { script: scriptFor(groups), share: resolve(ARTEFACTS), cover: coveredFolders() }
  const start = performance.now()
  const timeLimit = AbortSignal.timeout(timeout * 1000)
  const stopProgress = showProgress('lab', () => '')
  try {
    await runErrand(
      { ...lab, errand, console: resolve(CONSOLE), signal: AbortSignal.any([signal, timeLimit]) },
      {
        onReady: (version) => {
          console.log(describe(lab.machine, version, (performance.now() - start) / 1000))
        },
        onResult: (line) => {
          console.log(report.add(JSON.parse(line) as SuiteResult))
        },
        stdout: output,
        stderr: output,
      },
    )
  } catch (error) {
    if (signal.aborted) throw error
    if (timeLimit.aborted) console.log(`The guest was stopped: it took longer than ${timeout} s (--timeout)`)
    else if (error instanceof LabError) console.log(error.message)
    else throw error
  } finally {
    stopProgress()
    await new Promise((resolve) => output.end(resolve))
  }
  const { notes, ...counts } = report.close(EXPECTED_SKIPS, { isPartial })
  for (const line of [...report.missing, ...notes]) console.log(line)
  if (report.missing.length > 0) console.log(lastLines(readFileSync(OUTPUT, 'utf8')))
  if (counts.failed > 0) console.log(`Kernel output: ${CONSOLE}. Test output: ${OUTPUT}`)
  return counts
}

const CONSOLE = join(ARTEFACTS, 'console.log')
const OUTPUT = join(ARTEFACTS, 'output.log')
const EXPECTED_SKIPS = 'test/vm/expected-skips.json'

function describe({ qemu, cpus, memory, modules }: Machine, version: string, seconds: number): string {
  const names = modules.map(({ name }) => name).join(', ')
  return `${qemu}: Linux ${version}, ${cpus} CPUs, ${memory} MiB, ${names}; booted in ${seconds.toFixed(1)} s`
}

/** Returns the script for the guest. It ignores the exit status of jest, because the results say everything. */
function scriptFor(groups: readonly Group[]): string {
  const jest = [process.execPath, 'node_modules/jest/bin/jest.js', '--ci']
  const config = relative('.', join(import.meta.dirname, 'guest/jest.config.js'))
  const commands = groups.map(({ env, workers, suites }) => {
    const command = [
      ...jest,
      '--config',
      config,
      '--maxWorkers',
      String(workers),
      '--runTestsByPath',
      ...suites,
    ]
    return `(\n${shellExports(env)}${shellCommand(command)}\n)\n`
  })
  return [
    shellExports(guestEnvironment(process.env)),
    `${shellCommand(['cd', process.cwd()])}\n`,
    ...commands,
  ].join('')
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-40).join('\n')
}

// The entry point of `npm run bench`. Why this exists: this package must not be slower than gst-python, and only peers
// that run side by side can show that. Compare the ratios; absolute times are valid only for this machine at this
// moment.
import { writeFileSync, writeSync } from 'node:fs'
import { createMemfd } from 'gst-allocators'

import { currentLoad, describeMachine } from './bench/machine.js'
import { type Options, readOptions, usage } from './bench/options.js'
import { prepareProgram } from './bench/prepare-program.js'
import { showProgress } from './bench/progress.js'
import { reportMachine, reportSummaries, reportTargets } from './bench/report.js'
import { type Command, Failure } from './bench/run-process.js'
import { runTrials } from './bench/run-trials.js'
import { summarise } from './bench/summarise.js'
import { chooseFrameMemory } from './choose-frame-memory.js'

const interruption = new AbortController()
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
for (const [name, exitCode] of Object.entries(exitCodes)) {
  process.once(name, () => {
    process.exitCode = exitCode
    interruption.abort()
  })
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') console.log(usage)
  else await bench(options)
} catch (error) {
  if (!interruption.signal.aborted) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

async function bench({ trials, rounds, json }: Options): Promise<void> {
  const { signal } = interruption
  const commands = new Map<string, Command>()
  for (const program of new Set(trials.flatMap(({ programs }) => Object.values(programs)))) {
    commands.set(program, await prepareProgram(program, signal))
  }
  const frameMemory = chooseFrameMemory()
  const machine = await describeMachine(commands, frameMemory.kind, signal)
  console.log(reportMachine(machine))

  const size = Math.max(...trials.map(({ parameters }) => Number(parameters['size'] ?? 1)))
  using memfd = createMemfd(size)
  // Populate every page up front, as in a real frame. Otherwise the first trial would pay for the page faults.
  writeSync(memfd.fd, Buffer.alloc(size, 1))
  using frame = frameMemory.allocate(size)
  const fds = { memory: memfd.fd, pipeline: memfd.fd, reach: frame.fd, editor: memfd.fd }
  const { onProgress, end } = showProgress()
  const samples = await runTrials(trials, { commands, rounds, fds, signal, onProgress }).finally(end)
  const summaries = summarise(samples)
  const loadAfter = currentLoad()
  console.log(`\n${reportSummaries(summaries, machine)}\n\n${reportTargets(summaries, machine, loadAfter)}`)
  if (json !== undefined)
    writeFileSync(
      json,
      `${JSON.stringify({ machine: { ...machine, loadAfter }, rounds, summaries }, null, 2)}\n`,
    )
}

import { type Command, Failure, runProcess } from './run-process.js'
import { type PeerName, peerNames, type Topic, type Trial, type Unit } from './trial.js'

/** The results of each peer in a trial, in one of the trial's units: one sample per round, for a single iteration. */
export interface Samples {
  readonly trial: Trial
  readonly unit: Unit
  readonly byPeer: ReadonlyMap<PeerName, number[]>
}

/** The options for running trials. */
export interface TrialOptions {
  readonly commands: ReadonlyMap<string, Command>
  readonly rounds: number
  /**
   * The fd that the peers of each topic work on: a memfd, or for the `reach` topic a dma-buf if the machine has them.
   */
  readonly fds: Readonly<Record<Topic, number>>
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number, what: string) => void
}

/**
 * Runs each trial once per peer and round, each time in a fresh process. Peers take turns within a trial, and trials
 * within a round, so that a temporary disturbance affects all of them alike.
 */
export async function runTrials(trials: readonly Trial[], options: TrialOptions): Promise<Samples[]> {
  const runs = trials.flatMap((trial) => peersOf(trial).map((peer) => ({ trial, peer })))
  const samples = trials.flatMap((trial) => trial.units.map((unit) => emptySamples(trial, unit)))
  for (let round = 0; round < options.rounds; round++) {
    for (const [index, { trial, peer }] of runs.entries()) {
      const done = round * runs.length + index
      options.onProgress(done, options.rounds * runs.length, `round ${round + 1}: ${trial.name}, ${peer}`)
      const report = await runOnce(trial, peer, options)
      for (const { unit, byPeer } of samples.filter((one) => one.trial === trial))
        byPeer.get(peer)?.push(report(unit))
    }
  }
  return samples
}

function emptySamples(trial: Trial, unit: Unit): Samples {
  return { trial, unit, byPeer: new Map(peersOf(trial).map((peer) => [peer, []])) }
}

/** Returns the peers that take part in a trial. */
function peersOf({ programs }: Trial): PeerName[] {
  return peerNames.filter((peer) => programs[peer] !== undefined)
}

async function runOnce(
  trial: Trial,
  peer: PeerName,
  { commands, fds, signal }: TrialOptions,
): Promise<(unit: Unit) => number> {
  const program = trial.programs[peer] ?? ''
  const command = commands.get(program)
  if (command === undefined) throw new Failure(`Cannot run ${program}: it was not prepared`)
  const { operation, parameters, iterations, warmup } = trial
  // Every peer reads the same clock, CLOCK_MONOTONIC, so it can compute the time since this moment.
  const start = process.hrtime.bigint()
  const pairs = Object.entries({ ...parameters, iterations, warmup, start: String(start) })
  const output = await runProcess([...command, operation, ...pairs.map((pair) => pair.join('='))], {
    fd: fds[trial.topic],
    signal,
  })
  return (unit) => {
    const { figure, convert } = figures[unit]
    return convert(readFigure(figure, output, program))
  }
}

// The name of the figure in a program's output for each unit, and its conversion to the unit.
const figures: Readonly<Record<Unit, { figure: string; convert: (found: number) => number }>> = {
  µs: { figure: 'ns', convert: (ns) => ns / 1e3 },
  'µs CPU': { figure: 'cpu', convert: (ns) => ns / 1e3 },
  'µs p99': { figure: 'p99', convert: (ns) => ns / 1e3 },
  ms: { figure: 'ns', convert: (ns) => ns / 1e6 },
  MB: { figure: 'bytes', convert: (bytes) => bytes / 1e6 },
  fps: { figure: 'ns', convert: (ns) => 1e9 / ns },
}

function readFigure(figure: string, output: string, program: string): number {
  try {
    const { [figure]: found } = JSON.parse(output) as Record<string, unknown>
    if (typeof found === 'number' && found > 0) return found
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Failure(
    `Cannot use the output of ${program}: it must be one line of JSON, {"${figure}": …}\n${output}`,
  )
}

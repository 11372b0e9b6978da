import { type Command, Failure, runProcess } from './run-process.js'
import { type PeerName, peerNames, type Topic, type Trial, type Unit } from './trial.js'

/** What each peer took for one iteration of a trial, in one of the trial's units, once for each round. */
export interface Samples {
  readonly trial: Trial
  readonly unit: Unit
  readonly byPeer: ReadonlyMap<PeerName, number[]>
}

/** How trials are run. */
export interface TrialOptions {
  readonly commands: ReadonlyMap<string, Command>
  readonly rounds: number
  /** What the peers of each topic work on: a memfd, but for frames, which lie in dma-bufs where the machine has them. */
  readonly fds: Readonly<Record<Topic, number>>
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number, what: string) => void
}

/**
 * Runs each trial once for each peer and round, each time in a fresh process. Peers take turns within a trial, and trials
 * within a round, so that what disturbs the machine for a while disturbs all alike.
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

/** Who takes part in a trial. */
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
  // Every peer reads the same clock, CLOCK_MONOTONIC, and so can tell how long ago this was.
  const start = process.hrtime.bigint()
  const told = Object.entries({ ...parameters, iterations, warmup, start: String(start) })
  const output = await runProcess([...command, operation, ...told.map((pair) => pair.join('='))], {
    fd: fds[trial.topic],
    signal,
  })
  return (unit) => {
    const { figure, convert } = figures[unit]
    return convert(readFigure(figure, output, program))
  }
}

/** What a program calls a figure that is given in a unit, and how that is made of it. */
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
    `Cannot use what ${program} printed: it must be one line of JSON, {"${figure}": …}\n${output}`,
  )
}

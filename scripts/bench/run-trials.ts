import { type Command, Failure, runProcess } from './run-process.js'
import { type PeerName, peerNames, type Trial } from './trials.js'

/** What each peer took for one iteration of a trial, in the trial's unit, once for each round. */
export type Samples = Map<Trial, Map<PeerName, number[]>>

/** How trials are run. */
export interface TrialOptions {
  readonly commands: ReadonlyMap<string, Command>
  readonly rounds: number
  /** The memfd that all peers work on. */
  readonly fd: number
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number, what: string) => void
}

/**
 * Runs each trial once for each peer and round, each time in a fresh process. Peers take turns within a trial, and trials
 * within a round, so that what disturbs the machine for a while disturbs all alike.
 */
export async function runTrials(trials: readonly Trial[], options: TrialOptions): Promise<Samples> {
  const runs = trials.flatMap((trial) => peersOf(trial).map((peer) => ({ trial, peer })))
  const samples: Samples = new Map(
    trials.map((trial) => [trial, new Map(peersOf(trial).map((peer) => [peer, []]))]),
  )
  for (let round = 0; round < options.rounds; round++) {
    for (const [index, { trial, peer }] of runs.entries()) {
      const done = round * runs.length + index
      options.onProgress(done, options.rounds * runs.length, `round ${round + 1}: ${trial.name}, ${peer}`)
      samples
        .get(trial)
        ?.get(peer)
        ?.push(await runOnce(trial, peer, options))
    }
  }
  return samples
}

/** Who takes part in a trial. */
export function peersOf({ programs }: Trial): PeerName[] {
  return peerNames.filter((peer) => programs[peer] !== undefined)
}

async function runOnce(
  trial: Trial,
  peer: PeerName,
  { commands, fd, signal }: TrialOptions,
): Promise<number> {
  const program = trial.programs[peer] ?? ''
  const command = commands.get(program)
  if (command === undefined) throw new Failure(`Cannot run ${program}: it was not prepared`)
  const { operation, parameters, iterations, warmup } = trial
  // Every peer reads the same clock, CLOCK_MONOTONIC, and so can tell how long ago this was.
  const start = process.hrtime.bigint()
  const told = Object.entries({ ...parameters, iterations, warmup, start: String(start) })
  const output = await runProcess([...command, operation, ...told.map((pair) => pair.join('='))], {
    fd,
    signal,
  })
  return readNanoseconds(output, program) / nanoseconds[trial.unit]
}

const nanoseconds = { µs: 1e3, ms: 1e6 }

function readNanoseconds(output: string, program: string): number {
  try {
    const { ns } = JSON.parse(output) as { ns?: unknown }
    if (typeof ns === 'number' && ns > 0) return ns
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Failure(`Cannot use what ${program} printed: it must be one line of JSON, {"ns": …}\n${output}`)
}

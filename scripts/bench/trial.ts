/** Who takes part, in the order of the table's columns. */
export const peerNames = [
  'C',
  'gst-python',
  'gjs',
  'ours',
  'bridge',
  // Other ways to the bytes of a frame.
  'copyBytes',
  'Buffer.from',
  'extractDup',
  'empty',
] as const

/** One of those who take part. */
export type PeerName = (typeof peerNames)[number]

/** What a figure is given in. */
export type Unit = 'µs' | 'µs CPU' | 'µs p99' | 'ms' | 'MB' | 'fps'

/** Trials that are shown in one table. */
export type Topic = 'memory' | 'pipeline' | 'reach' | 'editor'

/** What is done, how often, and by which program of peers/ for each peer. */
export interface Trial {
  readonly name: string
  readonly topic: Topic
  /** What its programs report is given in: the result has a row for each, and the first is what the targets are about. */
  readonly units: readonly Unit[]
  /** What every program is told: an operation and its parameters. */
  readonly operation: string
  readonly parameters: Readonly<Record<string, string | number>>
  /** How often it is done in one process while the clock runs, and before that to warm up. */
  readonly iterations: number
  readonly warmup: number
  readonly programs: Readonly<Partial<Record<PeerName, string>>>
  /** The name of another trial, whose result of ours this one is compared with. */
  readonly base?: string
  readonly targets?: readonly Target[]
}

/** Ours may take so many times what a peer takes, or what ours takes in the trial that is the base. */
export interface Target {
  readonly of: PeerName | 'base'
  readonly atMost: number
  readonly atLeast?: number
}

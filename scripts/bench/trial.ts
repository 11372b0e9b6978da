/** The peers, in the order of the columns in the table. */
export const peerNames = [
  'C',
  'gst-python',
  'gjs',
  'ours',
  'bridge',
  // Other ways to access the bytes of a frame.
  'copyBytes',
  'Buffer.from',
  'extractDup',
  'empty',
] as const

/** The name of a peer. */
export type PeerName = (typeof peerNames)[number]

/** The unit of a figure. */
export type Unit = 'µs' | 'µs CPU' | 'µs p99' | 'ms' | 'MB' | 'fps'

/** The topic of a trial. Each topic has its own table. */
export type Topic = 'memory' | 'pipeline' | 'reach' | 'editor'

/** A trial: what to measure, how often, and with which program in peers/ for each peer. */
export interface Trial {
  readonly name: string
  readonly topic: Topic
  /** The units of the figures. Each has a row in the table, and the targets apply to the first. */
  readonly units: readonly Unit[]
  /** The operation that each program performs, and its parameters. */
  readonly operation: string
  readonly parameters: Readonly<Record<string, string | number>>
  /** The number of measured iterations per process, and the number of iterations before them to warm up. */
  readonly iterations: number
  readonly warmup: number
  readonly programs: Readonly<Partial<Record<PeerName, string>>>
  /** The name of the trial with which our own result is compared. */
  readonly base?: string
  readonly targets?: readonly Target[]
}

/** The limits for our result, divided by that of a peer or by our own result in the base trial. */
export interface Target {
  readonly of: PeerName | 'base'
  readonly atMost: number
  readonly atLeast?: number
}

/** What one child process of the sweep does: these tasks, one after another. */
export interface Job {
  readonly tasks: readonly Task[]
  /** True to wait longer after each value, and to leave nothing out. */
  readonly thorough: boolean
}

/** The properties of one kind of element in one state. */
export interface Task {
  readonly kind: string
  readonly state: SweepState
  /** Only these properties and values, in one pipeline. Undefined for all; empty to only bring it to the state. */
  readonly only?: readonly Attempt[] | undefined
  /** Properties and values that are known to crash. */
  readonly without: readonly Attempt[]
}

/** When properties are set: in NULL, in READY, before the pipeline plays, or while it plays. */
export type SweepState = 'null' | 'ready' | 'before' | 'playing'

/** One property, with the label of the value that it is set to. */
export interface Attempt {
  readonly property: string
  readonly label: string
}

/** How a child process ended: after all tasks, or during one. */
export interface JobEnd {
  /** The number of finished tasks. */
  readonly finished: number
  /** The number of values that were set. */
  readonly tried: number
  /** Undefined if the process ended by itself. */
  readonly failure?: Failure
}

/** A task that did not finish. */
export interface Failure {
  readonly task: Task
  /** What was set in the pipeline that was the last one. */
  readonly attempts: readonly Attempt[]
  readonly how: string
}

/** What a child process reports: each thing before it begins, because it may be the last. */
export interface Report {
  readonly begin?: Task
  /** A pipeline begins, in which nothing is set yet. */
  readonly fresh?: true
  readonly attempt?: Attempt
  /** The number of values that the task has set. */
  readonly end?: number
  /** The event loop turns. */
  readonly alive?: true
}

/** Returns true if a list has an attempt. */
export function includesAttempt(list: readonly Attempt[], { property, label }: Attempt): boolean {
  return list.some((one) => one.property === property && one.label === label)
}

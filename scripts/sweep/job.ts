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
  /** Only this property and value; undefined for all. */
  readonly only?: Attempt | undefined
  /** Properties and values that are known to crash. Without a label, all values of the property. */
  readonly without: readonly Attempt[]
}

/** When properties are set: in NULL, in READY, before the pipeline plays, or while it plays. */
export type SweepState = 'null' | 'ready' | 'before' | 'playing'

/** One property, with the label of the value that it is set to. */
export interface Attempt {
  readonly property: string
  readonly label: string
}

/** Returns true if two attempts are the same. */
export function isSame(one: Attempt, other: Attempt): boolean {
  return one.property === other.property && one.label === other.label
}

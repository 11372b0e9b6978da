import type { Outputs } from './outputs.js'
import type { Progress } from './progress.js'

/** What every part of the demo works with. */
export interface Tools {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly progress: Progress
  readonly outputs: Outputs
  /** How many frames are drawn, and at most read. */
  readonly frames: number
}

import type { Outputs } from './outputs.js'
import type { Progress } from './progress.js'

/** The tools that every part of the demo uses. */
export interface Tools {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly progress: Progress
  readonly outputs: Outputs
  /** The number of frames to draw, and the maximum number to read. */
  readonly frames: number
}

/**
 * The result of one step of the check. After a success, `output` is empty or holds notes that are worth printing
 * anyway.
 */
export interface Outcome {
  passed: number
  failed: number
  skipped?: number
  output: string
}

/** What a step of the check found. When all is well `output` should be empty, or what is worth knowing all the same. */
export interface Outcome {
  passed: number
  failed: number
  skipped?: number
  output: string
}

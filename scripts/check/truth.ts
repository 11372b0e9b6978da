import { runTypeScript } from './command.js'
import type { Outcome } from './outcome.js'

/** Compares the types with the run time. Its output is shown even when it passes. */
export async function checkTruth(): Promise<Outcome> {
  const { ok, output } = await runTypeScript('scripts/types/truth.ts')
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output }
}

import { runTypeScript } from './command.js'
import type { Outcome } from './outcome.js'

/** Compares the types with what is there at run time. What it found is worth reading either way. */
export async function checkTruth(): Promise<Outcome> {
  const { ok, output } = await runTypeScript('scripts/types/truth.ts')
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output }
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { MINUTE, runTypeScript } from './command.js'
import type { Outcome } from './outcome.js'

/** Runs every program in examples/. Each must exit by itself with status 0. */
export async function checkExamples(): Promise<Outcome> {
  const outcome = { passed: 0, failed: 0, output: '' }
  for (const name of readdirSync('examples').filter((file) => file.endsWith('.ts'))) {
    const file = join('examples', name)
    const { ok, output } = await runTypeScript(file, [], { timeout: 2 * MINUTE })
    if (ok) outcome.passed++
    else {
      outcome.failed++
      outcome.output += `${file} failed\n${output}\n`
    }
  }
  return outcome
}

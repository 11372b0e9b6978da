// The entry point of `npm test`. Why this exists: one command runs every check. `npm test -- lint unit` runs only the
// named steps. A step prints its output only when it fails.
import { styleText } from 'node:util'

import type { Outcome } from './check/outcome.js'
import { type Step, steps } from './check/steps.js'
import { showProgress } from './setup/show-progress.mjs'

const names = process.argv.slice(2)
const unknown = names.find((name) => !steps.some((step) => step.name === name))
if (unknown !== undefined) {
  console.error(`Unknown step: ${unknown}. Available steps: ${steps.map(({ name }) => name).join(', ')}`)
  process.exit(1)
}

const total: Required<Outcome> = { passed: 0, failed: 0, skipped: 0, output: '' }
for (const step of steps.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const { passed, failed, skipped = 0 } = await report(step)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
const skippedToo = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skippedToo}`)
process.exitCode = total.failed > 0 ? 1 : 0

async function report({ name, run }: Step): Promise<Outcome> {
  const start = Date.now()
  const stopProgress = showProgress(name, () => '')
  const outcome = await run().finally(stopProgress)
  const mark = outcome.failed > 0 ? styleText('red', '✗') : styleText('green', '✓')
  if (outcome.output !== '') console.log(outcome.output.trimEnd())
  console.log(`${mark} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)${count(outcome)}`)
  return outcome
}

function count({ passed, failed }: Outcome): string {
  if (failed > 0) return `: ${failed} of ${passed + failed} failed`
  return passed > 1 ? `: ${passed} passed` : ''
}

import { checkDocExamples } from '../doc-examples.js'
import { type Command, run } from './command.js'
import { checkExamples } from './examples.js'
import type { Outcome } from './outcome.js'
import { checkPackage } from './package.js'
import { checkTruth } from './truth.js'
import { checkUnits } from './units.js'

/** One step of the check. */
export interface Step {
  name: string
  run: () => Promise<Outcome>
}

/** All steps of the check, in the order in which they run. */
export const steps: Step[] = [
  { name: 'format', run: command('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'generated', run: command('tsx', 'scripts/generate/types.ts', '--check') },
  { name: 'elements', run: command('tsx', 'scripts/generate/elements.ts', '--check') },
  { name: 'api-report', run: command('tsx', 'scripts/generate/api-report.ts', '--check') },
  { name: 'docs', run: command('tsx', 'scripts/generate/error-table.ts', '--check') },
  { name: 'coverage', run: command('tsx', 'scripts/generate/coverage.ts', '--check') },
  { name: 'types', run: command('tsc', '--noEmit') },
  { name: 'lint', run: command('eslint', '--max-warnings', '0', '.') },
  { name: 'truth', run: checkTruth },
  { name: 'unit', run: checkUnits },
  { name: 'fuzz', run: command('tsx', 'scripts/fuzz.ts', '--seed', '1') },
  { name: 'examples', run: checkExamples },
  { name: 'doc-examples', run: checkDocExamples },
  { name: 'package', run: checkPackage },
]

function command(...argv: Command): () => Promise<Outcome> {
  return async () => {
    const { ok, output } = await run(argv)
    return ok ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output }
  }
}

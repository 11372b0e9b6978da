// Type-checks and runs every ```ts block of the README, docs/ and the doc comments in src/. Why this exists: an example
// that does not run misleads its readers. A block that cannot run gives the reason (```ts no-run: needs a camera). A
// block that needs dma-bufs is marked ```ts lab, and runs with the lab's tests.
import { run } from './check/command.js'
import type { Outcome } from './check/outcome.js'
import { atSource, FOLDER, writeModules } from './doc-examples/modules.js'
import { readExamples } from './doc-examples/read-examples.js'
import { runExamples } from './doc-examples/run-examples.js'

/** Type-checks all examples together, then runs those of each source file in a separate process. */
export async function checkDocExamples(): Promise<Outcome> {
  const extracts = readExamples()
  const problems = extracts.flatMap((extract) => extract.problems)
  const groups = extracts.map(({ examples }) => examples)
  writeModules(groups.flat())
  const types = await run(['tsc', '-p', FOLDER])
  if (!types.ok) problems.push(atSource(types.output, groups.flat()))
  let passed = 0
  for (const group of groups.map((examples) => examples.filter(({ runs }) => runs === 'anywhere'))) {
    const failures = await runExamples(group)
    passed += group.length - failures.length
    problems.push(...failures)
  }
  return { passed, failed: problems.length, output: problems.join('\n') }
}

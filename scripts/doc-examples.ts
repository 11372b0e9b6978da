// Why this exists: an example that does not run is a lie. Every ```ts block of the README, of docs/ and of the doc
// comments in src/ is type-checked as it stands, and run. A block that cannot run says why: ```ts no-run: needs a camera. One that
// needs a kernel with dma-bufs is marked ```ts lab, and is run where the lab's tests are.
import { run } from './check/command.js'
import type { Outcome } from './check/outcome.js'
import { atSource, FOLDER, writeModules } from './doc-examples/modules.js'
import { readExamples } from './doc-examples/read-examples.js'
import { runExamples } from './doc-examples/run-examples.js'

/** Type-checks all examples at once, then runs those of each source file in a process of their own. */
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

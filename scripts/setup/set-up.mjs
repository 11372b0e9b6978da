import { parseArgs } from 'node:util'

import { buildDist } from './build-dist.mjs'
import { installNodeModules } from './install-node-modules.mjs'
import { installSystemPackages } from './install-system-packages.mjs'
import { needs } from './needs.mjs'
import { StepError } from './run-step.mjs'

/**
 * Prepares the checkout so that everything in it runs. Returns the exit code.
 *
 * @param {string[]} argv
 */
export async function setUp(argv) {
  const { values, positionals: tasks } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  const unknown = tasks.find((task) => !extraTasks.includes(task))
  if (values.help || unknown !== undefined) {
    if (unknown !== undefined) console.error(`Unknown task: ${unknown}\n`)
    console.log(help)
    return unknown === undefined ? 0 : 1
  }
  try {
    for (const step of [installSystemPackages, installNodeModules, buildDist])
      await step({ ...values, tasks })
    if (values.check) console.log('Everything is set up')
    return 0
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

const extraTasks = [...new Set(needs.flatMap(({ tasks }) => tasks))].filter(
  (task) => task !== 'build' && task !== 'run',
)

const help = `Usage: node scripts/setup.mjs [--check] [TASK…]

Installs whatever is missing on this machine:
  1. system packages, with apt-get as root; otherwise it prints the command to run
  2. node_modules, with npm ci
  3. dist, with tsc and rollup

  TASK     also install what this task needs: ${extraTasks.join(', ')}
  --check  install nothing; report what is missing and exit with status 1
  --help   show this help`

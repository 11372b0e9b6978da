// Installs the tarball in an empty project with each package manager, as somebody does who has never seen the package,
// and runs the examples of the README there. Runs in a root, where only Node.js, npm and GStreamer are sure to exist.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const [tarball = '', managersFolder = '', commands = '{}'] = process.argv.slice(2)
const hasTypes = Number.parseInt(process.versions.node) >= 24
const hasCompiler = spawnSync('c++', ['--version']).status === 0

/** The commands of the package's own error message that build node-gtk, by package manager. */
const bridgeCommands = /** @type {Record<string, { install: string, rebuild: string }>} */ (
  JSON.parse(commands)
)
const counts = { passed: 0, failed: 0 }

mkdirSync(managersFolder, { recursive: true })
if (!existsSync(join(managersFolder, 'node_modules')))
  run(['npm', 'install', '--prefix', managersFolder, 'pnpm@10', 'yarn@1', 'tsx@4'], '.')
process.env['PATH'] += `:${join(managersFolder, 'node_modules/.bin')}`
// The headers for node-gtk's build are in the package of Node.js. Its servers may be out of reach.
process.env['npm_config_nodedir'] ??= resolve(process.execPath, '../..')
// Yarn 1 refuses the versions of Node.js that a package does not name, such as those that are newer than it.
process.env['YARN_IGNORE_ENGINES'] = 'true'

for (const [name, { install, rebuild }] of Object.entries(bridgeCommands)) {
  const project = join(process.cwd(), `project-${name}`)
  rmSync(project, { recursive: true, force: true })
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }')
  for (const example of readdirSync('examples')) cpSync(join('examples', example), join(project, example))
  const start = Date.now()
  const verb = name === 'npm' ? 'install' : 'add'
  const isInstalled = check(`${name} ${verb}`, [name, verb, tarball], project)
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  if (!isInstalled) continue
  const size = spawnSync('du', ['-sm', 'node_modules'], { cwd: project, encoding: 'utf8' })
  console.log(`${name}: installed in ${seconds} s, ${Number.parseInt(size.stdout)} MB`)
  for (const example of ['memory.ts', 'pipeline.ts']) check(`${name}: ${example}`, runner(example), project)
  checkBridge(name, [install, rebuild], project)
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 ? 1 : 0

/**
 * Returns the command that runs an example: as it is where Node.js can, and with tsx elsewhere.
 *
 * @param {string} example
 * @returns {Command}
 */
function runner(example) {
  return hasTypes ? ['node', example] : ['tsx', example]
}

/**
 * Checks that `gi` works once node-gtk is built, or names what is missing where nothing can build it.
 *
 * @param {string} name
 * @param {string[]} commands
 * @param {string} project
 */
function checkBridge(name, commands, project) {
  if (hasCompiler) {
    // Some package managers do not run the script of a package that nobody has approved.
    for (const command of commands)
      if (run(runner('gi.ts'), project).status !== 0)
        run(/** @type {Command} */ (command.split(' ')), project)
    check(`${name}: gi.ts`, runner('gi.ts'), project)
    return
  }
  const { stderr } = run(runner('gi.ts'), project)
  count(
    `${name}: gi.ts without a compiler is ERR_BRIDGE_MISSING`,
    stderr.includes('ERR_BRIDGE_MISSING'),
    stderr,
  )
}

/**
 * @param {string} title
 * @param {Command} command
 * @param {string} cwd
 */
function check(title, command, cwd) {
  const { status, stdout, stderr } = run(command, cwd)
  return count(title, status === 0, `${stdout}${stderr}`)
}

/**
 * @typedef {[string, ...string[]]} Command
 * @param {Command} command
 * @param {string} cwd
 */
function run([command, ...args], cwd) {
  return spawnSync(command, args, { cwd, encoding: 'utf8' })
}

/**
 * @param {string} title
 * @param {boolean} isGood
 * @param {string} output
 */
function count(title, isGood, output) {
  counts[isGood ? 'passed' : 'failed']++
  console.log(`${isGood ? '✓' : '✗'} ${title}${isGood ? '' : `\n${output}`}`)
  return isGood
}

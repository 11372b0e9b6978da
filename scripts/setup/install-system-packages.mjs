import { readFileSync } from 'node:fs'

import { isInstalled } from './install-node-modules.mjs'
import { needs } from './needs.mjs'
import { command } from './probes.mjs'
import { runStep, StepError } from './run-step.mjs'

/**
 * Installs missing system packages, if apt-get is available and the user is root. Otherwise it says how to do that.
 *
 * @param {{ check: boolean, tasks: string[] }} options
 */
export async function installSystemPackages({ check, tasks }) {
  const wanted = new Set(['run', ...tasks, ...(isInstalled() ? [] : ['build'])])
  const missing = needs.filter(
    ({ tasks: some, isThere }) => some.some((task) => wanted.has(task)) && !isThere(),
  )
  if (missing.length === 0) return
  const release = readRelease()
  if (check || process.getuid?.() !== 0 || !command('apt-get')()) {
    throw new StepError(howToInstall(missing, release))
  }
  const packages = packagesFor('debian', missing, release)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runStep('apt-get update', ['apt-get', ...aptOptions, 'update'], { env })
  await runStep(
    `apt-get install ${packages.join(' ')}`,
    ['apt-get', ...aptOptions, 'install', '--yes', '--no-install-recommends', ...packages],
    { env },
  )
  const absent = missing.filter(({ isThere }) => !isThere())
  if (absent.length > 0) {
    throw new StepError(`Installed, but not found: ${packagesFor('debian', absent, release).join(' ')}`)
  }
}

// Another apt may hold the lock, such as unattended-upgrades on a fresh machine. Wait up to 300 seconds for it.
const aptOptions = ['-o', 'DPkg::Lock::Timeout=300']

/** @typedef {'debian' | 'fedora' | 'arch'} Family */

/** @type {Record<Family, { title: string, install: string }>} */
const families = {
  debian: { title: 'Debian, Ubuntu', install: 'apt-get install --no-install-recommends' },
  fedora: { title: 'Fedora', install: 'dnf install' },
  arch: { title: 'Arch Linux', install: 'pacman -S --needed' },
}

/**
 * @param {typeof needs} missing
 * @param {ReturnType<typeof readRelease>} release
 */
function howToInstall(missing, release) {
  const names = /** @type {Family[]} */ (Object.keys(families))
  const ordered = names.sort((a, b) => Number(isOf(release, b)) - Number(isOf(release, a)))
  const commands = ordered.map((family) => {
    const { title, install } = families[family]
    return `  ${`${title}:`.padEnd(16)}sudo ${install} ${packagesFor(family, missing, release).join(' ')}`
  })
  return `Cannot continue: system packages are missing. Install them and try again\n\n${commands.join('\n')}\n`
}

/**
 * @param {Family} family
 * @param {typeof needs} missing
 * @param {ReturnType<typeof readRelease>} release
 */
function packagesFor(family, missing, release) {
  const names = missing.map((need) => need[family])
  return [...new Set(names.flatMap((name) => (typeof name === 'string' ? name : name(release)).split(' ')))]
}

/**
 * @param {ReturnType<typeof readRelease>} release
 * @param {Family} family
 */
function isOf(release, family) {
  return release.id === family || release.like.includes(family)
}

function readRelease() {
  /** @param {string} key */
  const read = (key) => new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(text)?.[1]
  const text = readText('/etc/os-release')
  return {
    id: read('ID') ?? 'linux',
    like: (read('ID_LIKE') ?? '').split(' '),
    // A rolling release has no version, and counts as newer than any.
    version: Number(read('VERSION_ID') ?? Infinity),
  }
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

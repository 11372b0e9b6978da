import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { bundle } from './bundle.mjs'
import { runStep, StepError } from './run-step.mjs'

/**
 * Compiles src into dist if its inputs have changed since the last build: declarations by tsc, JavaScript by rollup. The
 * new folder replaces the old one as a whole, so nothing ever runs with half a build.
 *
 * @param {{ check: boolean }} options
 */
export async function buildDist({ check }) {
  const sources = hashSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  if (check) throw new StepError('dist is out of date with src. Run npm run setup')
  const fresh = `dist.${process.pid}`
  const stale = `${fresh}.old`
  try {
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
    await runStep('tsc', [process.execPath, tsc, '-p', 'tsconfig.build.json', '--outDir', fresh])
    await bundle(fresh)
    writeFileSync(join(fresh, '.sources'), sources)
    if (existsSync('dist')) renameSync('dist', stale)
    renameSync(fresh, 'dist')
  } finally {
    for (const folder of [fresh, stale]) rmSync(folder, { recursive: true, force: true })
  }
}

const STAMP = join('dist', '.sources')

function hashSources() {
  const hash = createHash('sha256')
  for (const file of [...filesOf('src'), ...filesOf('types'), ...settings]) {
    hash.update(`${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const settings = [
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'package-lock.json',
  'scripts/setup/bundle.mjs',
]

/** @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

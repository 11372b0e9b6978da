import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { runStep, StepError } from './run-step.mjs'

/**
 * Runs `npm ci` if node_modules does not match package-lock.json, or a native module does not load.
 *
 * @param {{ check: boolean }} options
 */
export async function installNodeModules({ check }) {
  if (isInstalled() && loadError() === undefined) return
  if (check)
    throw new StepError('node_modules does not match package-lock.json, or does not load. Run npm ci')
  await runStep('npm ci', ['npm', 'ci', '--no-audit', '--no-fund'], {
    env: { ...process.env, ...nodeHeaders() },
  })
  const error = loadError()
  if (error !== undefined)
    throw new StepError(`npm ci succeeded, but a native module does not load\n\n${error}`)
}

/** Returns whether npm's own record of node_modules matches package-lock.json. */
export function isInstalled() {
  const locked = readPackages('package-lock.json')
  const installed = readPackages(join('node_modules', '.package-lock.json'))
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === '' || isDeepStrictEqual(installed[path], entry) || (entry.optional && !(path in installed)),
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { optional?: boolean }>}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

function loadError() {
  const { status, stderr } = spawnSync(process.execPath, ['-e', 'require("koffi"); require("node-gtk")'], {
    encoding: 'utf8',
  })
  return status === 0 ? undefined : stderr
}

/**
 * Points node-gyp to the headers next to the Node.js executable, where archives and distributions put them. Without
 * that, it downloads them.
 *
 * @returns {Record<string, string>}
 */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath))
  const isWithHeaders = existsSync(join(prefix, 'include', 'node', 'node.h'))
  return isWithHeaders ? { npm_config_nodedir: prefix } : {}
}

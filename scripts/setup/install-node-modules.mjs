import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { runStep, StepError } from './run-step.mjs'

/**
 * Runs `npm ci` when node_modules is not what package-lock.json says, or its native modules do not load.
 *
 * @param {{ check: boolean }} options
 */
export async function installNodeModules({ check }) {
  if (isInstalled() && loadError() === undefined) return
  if (check)
    throw new StepError('node_modules does not match package-lock.json, or does not load: run npm ci')
  await runStep('npm ci', ['npm', 'ci', '--no-audit', '--no-fund'], {
    env: { ...process.env, ...nodeHeaders() },
  })
  const error = loadError()
  if (error !== undefined)
    throw new StepError(`npm ci went well, yet a native module does not load\n\n${error}`)
}

/** Whether node_modules holds what package-lock.json lists, by npm's own record of what it installed. */
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
 * node-gyp downloads the headers of Node.js unless told where they are: next to a Node.js from an archive or a distribution.
 *
 * @returns {Record<string, string>}
 */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath))
  const isWithHeaders = existsSync(join(prefix, 'include', 'node', 'node.h'))
  return isWithHeaders ? { npm_config_nodedir: prefix } : {}
}

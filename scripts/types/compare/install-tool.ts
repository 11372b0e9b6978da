import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'

import { run } from '../../check/command.js'
import { endOf, Failure } from './failure.js'

/** Returns the path of a program from an npm package. Installs the package into the user's cache the first time. */
export async function installTool(name: string, version: string, program: string): Promise<string> {
  const folder = join(cacheFolder(), `${basename(name)}-${version}`)
  const path = join(folder, 'node_modules/.bin', program)
  if (existsSync(path)) return path
  console.error(`Installing ${name}@${version} into ${folder}`)
  // Install under another name until it is complete.
  const part = `${folder}.${String(process.pid)}`
  try {
    mkdirSync(part, { recursive: true })
    writeFileSync(join(part, 'package.json'), '{ "private": true }\n')
    const { ok, output } = await run(['npm', 'install', '--no-audit', '--no-fund', `${name}@${version}`], {
      cwd: part,
    })
    if (!ok) throw new Failure(`Cannot install ${name}@${version}: npm install failed\n${endOf(output)}`)
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  return path
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME: cache = '' } = process.env
  return join(cache === '' ? join(homedir(), '.cache') : cache, 'gst-allocators')
}

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/**
 * Compiles the files that jest would otherwise compile in the guest, where that takes twenty times as long. The guest's
 * transformer (guest/precompiled.cjs) reads the results.
 */
export async function precompile(target: string): Promise<void> {
  // This import makes GLib criticals fatal for all child processes that start later, so it is as late as possible.
  const { default: config } = await import('../../jest.config.js')
  const [transformer, options] = [config.transform?.[PATTERN] ?? []].flat()
  if (typeof transformer !== 'string')
    throw new Error(`Cannot compile for jest: jest.config.js has no transform for ${PATTERN}`)
  const { createTransformer } = createRequire(import.meta.url)(transformer) as SwcJest
  const transform = createTransformer(options).process
  rmSync(target, { recursive: true, force: true })
  for (const file of FOLDERS.flatMap(sourcesOf)) {
    const { code } = transform(readFileSync(file, 'utf8'), resolve(file), { supportsStaticESM: false })
    mkdirSync(dirname(join(target, file)), { recursive: true })
    writeFileSync(join(target, file), code)
  }
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
}

// Includes the packages in node_modules that jest.config.js does not ignore.
const FOLDERS = ['src', 'test', 'types', 'scripts', 'node_modules/leven']

const PATTERN = '\\.[jt]s$'

interface SwcJest {
  createTransformer: (options: unknown) => {
    process: (source: string, file: string, options: { supportsStaticESM: boolean }) => { code: string }
  }
}

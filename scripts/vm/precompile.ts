import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/**
 * Compiles what jest would compile in the guest, where that takes twenty times as long. The guest's transformer (guest/precompiled.cjs) reads
 * what was written here.
 */
export async function precompile(target: string): Promise<void> {
  // It makes criticals fatal for what is started afterwards, so it is loaded only here.
  const { default: config } = await import('../../jest.config.js')
  const [transformer, options] = [config.transform?.[PATTERN] ?? []].flat()
  if (typeof transformer !== 'string')
    throw new Error(`Cannot compile for jest: it has no transform for ${PATTERN}`)
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

// And what jest's configuration takes from node_modules.
const FOLDERS = ['src', 'test', 'types', 'scripts', 'node_modules/leven']

const PATTERN = '\\.[jt]s$'

interface SwcJest {
  createTransformer: (options: unknown) => {
    process: (source: string, file: string, options: { supportsStaticESM: boolean }) => { code: string }
  }
}

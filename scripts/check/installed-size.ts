import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The packages that npm installs for this one, and their size. */
export interface InstalledSize {
  readonly packages: number
  readonly bytes: number
}

/** Measures a package and everything it depends on in a node_modules folder, without one of these dependencies. */
export function installedSize(modules: string, name: string, without: string): InstalledSize {
  const names = new Set([name])
  // A set visits what is added on the way.
  for (const each of names) {
    const { dependencies, optionalDependencies } = readManifest(join(modules, each))
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
      if (needed !== without && existsSync(join(modules, needed))) names.add(needed)
  }
  const bytes = [...names].map((each) => sizeOf(join(modules, each))).reduce((sum, size) => sum + size, 0)
  return { packages: names.size, bytes }
}

function readManifest(folder: string): Record<'dependencies' | 'optionalDependencies', object | undefined> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof readManifest>
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
    .reduce((sum, size) => sum + size, 0)
}

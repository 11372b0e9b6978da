import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { GstAllocatorsError } from '../errors/index.js'
import { girPackages } from '../packages/index.js'

/** Finds .gir files: first in the given folders, then in those of the system. */
export class GirFiles {
  /** The folders that exist, in search order. */
  readonly folders: readonly string[]

  constructor(folders: readonly string[] = []) {
    this.folders = [...new Set([...folders.map((it) => resolve(it)), ...systemFolders()])].filter((it) =>
      existsSync(it),
    )
  }

  /** Returns the name of a namespace with its version, which may be left out if there is only one. */
  identify(asked: string): string {
    if (/^[^-]+-[\d.]+$/.test(asked)) return asked
    const found = this.list().filter((it) => it.startsWith(`${asked}-`))
    const [only] = found
    if (only !== undefined && found.length === 1) return only
    if (only === undefined) throw this.#missing(asked, '1.0')
    throw new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot choose a version of ${asked}: there are ${found.join(' and ')}. Add the version to the name`,
    )
  }

  /** Returns the path of the file of a namespace (`Gst-1.0`). */
  find(namespace: string): string {
    const path = this.folders.map((it) => join(it, `${namespace}.gir`)).find((it) => existsSync(it))
    if (path !== undefined) return path
    const [name = '', version = ''] = namespace.split('-')
    throw this.#missing(name, version)
  }

  /** Returns whether a namespace has a file. */
  has(namespace: string): boolean {
    return this.folders.some((it) => existsSync(join(it, `${namespace}.gir`)))
  }

  /** Returns every namespace that has a file. */
  list(): string[] {
    const names = this.folders.flatMap((it) => readdirSync(it)).filter((it) => it.endsWith('.gir'))
    return [...new Set(names.map((it) => it.replace(/\.gir$/, '')))].sort()
  }

  #missing(name: string, version: string): GstAllocatorsError {
    const others = this.list().filter((it) => it.startsWith(`${name}-`))
    const fix = others.length > 0 ? `Use ${others.join(' or ')}` : girPackages(name, version)
    const folders =
      this.folders.length > 0 ? this.folders.join(', ') : 'the folders of the system, none of which exists'
    return new GstAllocatorsError(
      'ERR_GIR_MISSING',
      `Cannot find ${name}-${version}.gir in ${folders}. ${fix}`,
      {
        required: `${name}-${version}.gir`,
        fix,
      },
    )
  }
}

/** Returns the folders of the system. Debian also has .gir files in the folder of each architecture. */
function systemFolders(): string[] {
  const data = process.env['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share'
  const libraries = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').filter((it) => it.includes('-linux-gnu'))
    : []
  return [
    ...(process.env['GI_GIR_PATH'] ?? '').split(delimiter).filter((it) => it !== ''),
    ...[...data.split(delimiter), '/usr/local/share', '/usr/share']
      .filter((it) => it !== '')
      .map((it) => join(it, 'gir-1.0')),
    ...libraries.map((it) => join('/usr/lib', it, 'gir-1.0')),
  ]
}

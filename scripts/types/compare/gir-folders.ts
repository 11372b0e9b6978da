import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { Failure } from './failure.js'

/**
 * Returns the folders of the installed .gir files. Throws if the file of one of the namespaces (`Gst-1.0`) is missing.
 */
export function girFolders(namespaces: readonly string[]): string[] {
  const folders = [...dataFolders(), ...libraryFolders()].map((it) => join(it, 'gir-1.0')).filter(existsSync)
  const missing = namespaces.filter((it) => !folders.some((folder) => existsSync(join(folder, `${it}.gir`))))
  if (missing.length === 0) return folders
  throw new Failure(
    `Cannot run the other generators: ${missing.map((it) => `${it}.gir`).join(', ')} not found in ${folders.join(', ') || DEFAULT}\n` +
      `On Debian: apt-get install ${PACKAGES.join(' ')}`,
  )
}

const dataFolders = () =>
  (process.env['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':').filter((it) => it !== '')

/** Returns the library folders per architecture. Debian has .gir files there that depend on the architecture. */
function libraryFolders(): string[] {
  return readdirSync('/usr/lib')
    .filter((it) => /^[^-]+-linux-/.test(it))
    .map((it) => join('/usr/lib', it))
}

const DEFAULT = '/usr/share/gir-1.0'
const PACKAGES = ['libgirepository1.0-dev', 'libgstreamer1.0-dev', 'libgstreamer-plugins-base1.0-dev']

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { privateApt } from '../../private-apt.js'

/** The .gir files of a Debian suite. */
export interface Release {
  /** The .gir files by namespace, such as `Gst-1.0`. */
  girs: Map<string, string>
  /** The packages that contain them, with their versions. */
  packages: Record<string, string>
}

/** Downloads the .gir files of a Debian suite, from the mirror that this machine's apt uses. */
export function fetchRelease(suite: string, packages: string[]): Release {
  const work = mkdtempSync(join(tmpdir(), 'gir-'))
  try {
    const env = privateApt(work, suite)
    const apt = (args: string[]) => execFileSync('apt-get', args, { cwd: work, env, stdio: 'pipe' })
    apt(['update'])
    apt(['download', ...packages])
    const archives = readdirSync(work).filter((name) => name.endsWith('.deb'))
    for (const name of archives) execFileSync('dpkg-deb', ['-x', name, 'root'], { cwd: work })
    const versions = archives.sort().map((name) => decodeURIComponent(name).split('_').slice(0, 2))
    return {
      girs: readGirs(join(work, 'root')),
      packages: Object.fromEntries(versions) as Record<string, string>,
    }
  } finally {
    rmSync(work, { recursive: true })
  }
}

function readGirs(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.gir'),
  )
  return new Map(files.map((name) => [basename(name, '.gir'), readFileSync(join(root, name), 'utf8')]))
}

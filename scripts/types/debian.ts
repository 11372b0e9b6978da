import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export interface Release {
  // The .gir files by namespace: `Gst-1.0`.
  girs: Map<string, string>
  // The packages that they are from, with their versions.
  packages: Record<string, string>
}

// The .gir files of a suite of Debian, from the mirror that this machine's apt uses.
export function fetchRelease(suite: string, packages: string[]): Release {
  const work = mkdtempSync(join(tmpdir(), 'gir-'))
  try {
    const apt = configureApt(work, suite)
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

function configureApt(folder: string, suite: string): (args: string[]) => void {
  for (const name of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'sources.list'), `deb ${debianMirror()} ${suite} main\n`)
  const settings = { 'Dir::State': 'state', 'Dir::Cache': 'cache', 'Dir::Etc::SourceList': 'sources.list' }
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${join(folder, value)}";`)
  lines.push(
    'Dir::Etc::SourceParts "/dev/null";',
    'Dir::State::status "/dev/null";',
    'APT::Sandbox::User "root";',
  )
  writeFileSync(join(folder, 'apt.conf'), lines.join('\n'))
  const env = { ...process.env, APT_CONFIG: join(folder, 'apt.conf') }
  return (args) => execFileSync('apt-get', args, { cwd: folder, env, stdio: 'pipe' })
}

function debianMirror(): string {
  const query = ['indextargets', '--format', '$(SITE) $(SUITE)', 'Created-By: Packages', 'Origin: Debian']
  const targets = execFileSync('apt-get', query, { encoding: 'utf8' }).split('\n')
  const [site] = targets.find((line) => line !== '' && !line.endsWith('-security'))?.split(' ') ?? []
  if (site === undefined) throw new Error('Cannot download from Debian: apt knows no mirror of it')
  return site
}

function readGirs(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.gir'),
  )
  return new Map(files.map((name) => [basename(name, '.gir'), readFileSync(join(root, name), 'utf8')]))
}

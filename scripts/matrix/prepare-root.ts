import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import { debianMirror } from '../private-apt.js'
import { command } from '../setup/probes.mjs'
import { runStep, StepError } from '../setup/run-step.mjs'
import { CACHE } from './places.js'
import type { Row } from './rows.js'

/** Returns the folder of a minimal installation of a release. It is made on first use. */
export async function prepareRoot({ name, suite, isBare = false }: Row): Promise<string> {
  const root = join(CACHE, 'roots', name)
  if (existsSync(root)) return root
  if (process.getuid?.() !== 0)
    throw new StepError('Cannot make a root: only root can. Run the command with sudo')
  if (!command('debootstrap')()) await installDebootstrap()
  const fresh = `${root}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const mirror = debianMirror()
  await runStep(`debootstrap ${suite}`, [
    'debootstrap',
    '--variant=minbase',
    // Node.js 26 needs libatomic1.
    '--include=ca-certificates,libatomic1',
    suite,
    fresh,
    mirror,
  ])
  writeFileSync(join(fresh, 'etc/apt/sources.list'), `deb ${mirror} ${suite} main\n`)
  // The index of sid is valid for a week only, and a mirror may be older.
  writeFileSync(join(fresh, 'etc/apt/apt.conf.d/90matrix'), 'Acquire::Check-Valid-Until "false";\n')
  useNetworkOfHost(fresh)
  if (isBare) {
    const apt = ['chroot', fresh, 'apt-get']
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runStep(`apt-get update for ${suite}`, [...apt, 'update'], { env })
    const install = [...apt, 'install', '--yes', '--no-install-recommends', ...readmePackages]
    await runStep(`apt-get install for ${suite}`, install, { env })
  }
  renameSync(fresh, root)
  return root
}

/** What the README tells users of Debian to install. */
const readmePackages = [
  'libgstreamer-plugins-base1.0-0',
  'gstreamer1.0-plugins-base',
  'gstreamer1.0-plugins-good',
]

async function installDebootstrap(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runStep('apt-get update', ['apt-get', 'update'], { env })
  await runStep('apt-get install debootstrap', ['apt-get', 'install', '--yes', 'debootstrap'], { env })
}

/** Copies what this machine needs to reach the registries: its names, certificates and npm's settings. */
function useNetworkOfHost(root: string): void {
  for (const [from, to] of [
    ['/etc/resolv.conf', 'etc/resolv.conf'],
    ['/etc/hosts', 'etc/hosts'],
    ['/etc/ssl/certs/ca-certificates.crt', 'etc/ssl/certs/ca-certificates.crt'],
    [join(homedir(), '.npmrc'), 'root/.npmrc'],
  ] as const)
    if (existsSync(from)) copyFileSync(from, join(root, to))
}

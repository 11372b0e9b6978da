import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { command } from './setup/probes.mjs'
import { StepError } from './setup/run-step.mjs'

/**
 * Configures an apt that is independent of the system's: it keeps its state in `folder`, and knows a single Debian
 * suite from the mirror that the system uses. It verifies signatures, does not need root, and installs nothing. Returns
 * the environment to run apt commands with.
 */
export function privateApt(folder: string, suite: string): NodeJS.ProcessEnv {
  if (!command('apt-get', 'dpkg-deb')())
    throw new StepError('Cannot download from Debian: there is no apt-get')
  for (const name of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true })
  const signed = existsSync(KEYS) ? `[signed-by=${KEYS}] ` : ''
  writeFileSync(join(folder, 'sources.list'), `deb ${signed}${debianMirror()} ${suite} main\n`)
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': '/dev/null',
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::SourceList': join(folder, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    // The index of sid is valid for a week only, and a mirror may be older.
    'Acquire::Check-Valid-Until': 'false',
    // apt downloads as the user _apt by default, which cannot write to our folder.
    'APT::Sandbox::User': 'root',
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${value}";\n`)
  writeFileSync(join(folder, 'apt.conf'), lines.join(''))
  return { ...process.env, APT_CONFIG: join(folder, 'apt.conf') }
}

const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** Returns the Debian mirror that apt is configured with. */
export function debianMirror(): string {
  const site = sites('Origin: Debian')[0] ?? sites(...guessed())[0]
  if (site === undefined)
    throw new StepError('Cannot download from Debian: apt is not configured with a Debian mirror')
  return site
}

function sites(...filters: string[]): string[] {
  const info = filters.some((filter) => filter.startsWith('Origin')) ? [] : ['--no-release-info']
  const query = ['indextargets', ...info, '--format', '$(SITE)', 'Created-By: Packages', ...filters]
  return execFileSync('apt-get', query, { encoding: 'utf8' })
    .split('\n')
    .filter((url) => url !== '' && !url.endsWith('-security'))
}

/** Returns filters for apt before its first `apt-get update`, when it knows its sources, but not their origin. */
function guessed(): string[] {
  const release = readFileSync('/etc/os-release', 'utf8')
  const [, codename = ''] = /^VERSION_CODENAME=(.*)$/m.exec(release) ?? []
  return [`Release: ${/^ID=debian$/m.test(release) ? codename : 'none'}`, 'Component: main']
}

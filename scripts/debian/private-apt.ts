import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { command } from '../setup/probes.mjs'
import { StepError } from '../setup/run-step.mjs'

/**
 * An apt beside the machine's own: it keeps all that it has in a folder, knows one suite of Debian, by the mirror that the machine uses,
 * and installs nothing. It checks signatures, and needs not be root. What is returned is the environment for its commands.
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
    // The user _apt, who would do the downloads, may not write to a folder of ours.
    'APT::Sandbox::User': 'root',
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${value}";\n`)
  writeFileSync(join(folder, 'apt.conf'), lines.join(''))
  return { ...process.env, APT_CONFIG: join(folder, 'apt.conf') }
}

const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg'

function debianMirror(): string {
  const site = sites('Origin: Debian')[0] ?? sites(...guessed())[0]
  if (site === undefined) throw new StepError('Cannot download from Debian: apt knows no mirror of it')
  return site
}

function sites(...filters: string[]): string[] {
  const info = filters.some((filter) => filter.startsWith('Origin')) ? [] : ['--no-release-info']
  const query = ['indextargets', ...info, '--format', '$(SITE)', 'Created-By: Packages', ...filters]
  return execFileSync('apt-get', query, { encoding: 'utf8' })
    .split('\n')
    .filter((url) => url !== '' && !url.endsWith('-security'))
}

// Where `apt-get update` was never run, apt knows its sources, but not whose they are.
function guessed(): string[] {
  const release = readFileSync('/etc/os-release', 'utf8')
  const [, codename = ''] = /^VERSION_CODENAME=(.*)$/m.exec(release) ?? []
  return [`Release: ${/^ID=debian$/m.test(release) ? codename : 'none'}`, 'Component: main']
}

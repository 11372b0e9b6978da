import { homedir } from 'node:os'
import { dirname } from 'node:path'

/**
 * Returns the environment for programs in the guest: the caller's settings, without secrets or session variables. `node`
 * are the folders with Node.js.
 */
export function guestEnvironment(
  env: NodeJS.ProcessEnv,
  node = [dirname(process.execPath)],
): Record<string, string> {
  const passed = Object.entries(env).filter(
    (entry): entry is [string, string] => isPassed(entry[0]) && entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(passed),
    // It holds GStreamer's plugin registry, which takes long to build.
    HOME: homedir(),
    PATH: [...new Set([...node, ...FOLDERS])].join(':'),
  }
}

function isPassed(name: string): boolean {
  return NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}

const NAMES = new Set(['CI', 'LANG', 'TZ', 'TERM', 'NO_COLOR', 'FORCE_COLOR'])
const PREFIXES = ['GST_', 'G_', 'GI_', 'NODE_', 'LC_']
const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

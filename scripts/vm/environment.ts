import { homedir } from 'node:os'
import { dirname } from 'node:path'

/** What a program in the guest finds in its environment: of the caller's, what says how to work, and nothing that names a session of his. */
export function guestEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed = Object.entries(env).filter(
    (entry): entry is [string, string] => isPassed(entry[0]) && entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(passed),
    // GStreamer's registry of plugins is in there, and making one takes long.
    HOME: homedir(),
    PATH: [...new Set([dirname(process.execPath), ...FOLDERS])].join(':'),
  }
}

function isPassed(name: string): boolean {
  return NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}

const NAMES = new Set(['CI', 'LANG', 'TZ', 'TERM', 'NO_COLOR', 'FORCE_COLOR'])
const PREFIXES = ['GST_', 'G_', 'GI_', 'NODE_', 'LC_']
const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

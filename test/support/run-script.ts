import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** What a child process printed, and how it ended: `status` is null after a signal. */
export interface ScriptResult {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

/**
 * Runs a program in a process of its own, against the package as it was built, with GLib's criticals fatal: for what would end the
 * process of a test, or needs one that is fresh.
 */
export function runScript(
  source: string,
  nodeOptions: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ScriptResult {
  const folder = mkdtempSync(join(root, 'build-script-'))
  try {
    const file = join(folder, 'script.mts')
    writeFileSync(file, source)
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [...nodeOptions, '--import', 'tsx', file],
      { cwd: root, encoding: 'utf8', env: { ...process.env, G_DEBUG: 'fatal-criticals', ...env } },
    )
    return { stdout, stderr, status }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

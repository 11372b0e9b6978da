import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { guestEnvironment } from './environment.js'
import type { Kernel } from './kernel.js'
import type { Machine } from './machine.js'
import { ARTEFACTS, coveredFolders } from './places.js'
import { runErrand } from './run-errand.js'
import { shellCommand, shellExports } from './shell.js'

/** The options for running a command. */
export interface CommandOptions {
  readonly machine: Machine
  readonly kernel: Kernel
  readonly accel: string
  readonly words: readonly string[]
  /** The working directory of the command. */
  readonly folder: string
  /** The folders with Node.js, if it is not that of the host. */
  readonly nodePath?: readonly string[] | undefined
  /** Where the guest has the folder of artefacts, if not under the same path. */
  readonly mountPoint?: string | undefined
  readonly signal: AbortSignal
}

/** Runs a command in a guest, forwards its output, and returns its exit status. */
export function runCommand({ words, folder, nodePath, mountPoint, ...lab }: CommandOptions): Promise<number> {
  mkdirSync(ARTEFACTS, { recursive: true })
  const script = [
    shellExports(guestEnvironment(process.env, nodePath && [...nodePath])),
    `${shellCommand(['cd', folder])}\n`,
    `exec ${shellCommand(words)}\n`,
  ].join('')
  const errand = { script, share: resolve(ARTEFACTS), mountPoint, cover: coveredFolders() }
  return runErrand(
    { ...lab, errand, console: resolve(join(ARTEFACTS, 'console.log')) },
    { onReady: () => undefined, onResult: () => undefined, stdout: process.stdout, stderr: process.stderr },
  )
}

import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** A program, looked up among those of node_modules first, and its arguments. */
export type Command = [file: string, ...args: string[]]

/** How a command ended, and what it wrote. */
export interface Ending {
  ok: boolean
  output: string
}

/** Runs a command to its end, or to its time limit. */
export function run(
  [file, ...args]: Command,
  options: { cwd?: string; env?: NodeJS.ProcessEnv; timeout?: number } = {},
) {
  const { cwd, env = {}, timeout = 10 * MINUTE } = options
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, PATH: `${resolve('node_modules/.bin')}:${process.env['PATH'] ?? ''}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise<Ending>((settle) => {
    child.once('error', (error) => {
      settle({ ok: false, output: error.message })
    })
    child.once('close', (code, signal) => {
      const why = signal === null ? '' : `\n${file} ${args.join(' ')} was ended by ${signal}\n`
      settle({ ok: code === 0, output: output + why })
    })
  })
}

/** A TypeScript program, in one process, with GLib's criticals fatal. */
export function runTypeScript(
  file: string,
  args: string[] = [],
  options: { cwd?: string; timeout?: number } = {},
) {
  const tsx = import.meta.resolve('tsx')
  return run([process.execPath, '--import', tsx, file, ...args], {
    ...options,
    env: { G_DEBUG: 'fatal-criticals' },
  })
}

/** A GLib CRITICAL ends the process. */
export const fatalCriticals = { G_DEBUG: 'fatal-criticals' }

/** In milliseconds. */
export const MINUTE = 60_000

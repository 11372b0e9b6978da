import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** A program and its arguments. The program is looked up in node_modules/.bin first. */
export type Command = [file: string, ...args: string[]]

/** The result of a command: whether it succeeded, and everything it wrote. */
export interface Ending {
  ok: boolean
  output: string
}

/** Runs a command, and kills it after `timeout` milliseconds. */
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
      const why = signal === null ? '' : `\n${file} ${args.join(' ')} was killed by ${signal}\n`
      settle({ ok: code === 0, output: output + why })
    })
  })
}

/** Runs a TypeScript program in a single process, with fatal GLib criticals. */
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

/** The environment that makes GLib abort the process on a CRITICAL message. */
export const fatalCriticals = { G_DEBUG: 'fatal-criticals' }

/** One minute in milliseconds. */
export const MINUTE = 60_000

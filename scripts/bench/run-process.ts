import { spawn } from 'node:child_process'

/** A program and its arguments. */
export type Command = readonly [file: string, ...args: string[]]

/** The failure of a command. Its message is for the user. */
export class Failure extends Error {}

/** The options for running a command. */
export interface ProcessOptions {
  /** Kills the command and its child processes when aborted. */
  readonly signal: AbortSignal
  /** The fd that the command inherits as fd 3. */
  readonly fd?: number
}

/** Runs a command and returns its output. Rejects with a `Failure` if the command fails. */
export function runProcess(command: Command, { signal, fd }: ProcessOptions): Promise<string> {
  signal.throwIfAborted()
  const [file, ...args] = command
  // Start it in its own process group, so that it can be killed together with its child processes.
  const child = spawn(file, args, {
    detached: true,
    env: { ...process.env, G_DEBUG: 'fatal-criticals' },
    stdio: ['ignore', 'pipe', 'pipe', ...(fd === undefined ? [] : [fd])],
  })
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  const timer = setTimeout(kill, TIME_LIMIT_MS)
  signal.addEventListener('abort', kill)

  return new Promise<string>((resolve, reject) => {
    const [stdout, stderr] = [child.stdout, child.stderr].map(collect)
    child.once('error', (cause) => {
      reject(new Failure(`Cannot run ${file}: ${cause.message}`, { cause }))
    })
    child.once('close', (code, killed) => {
      if (code === 0) resolve(stdout?.() ?? '')
      else reject(new Failure(explain(command, code ?? killed, stderr?.() ?? '')))
    })
  }).finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', kill)
    signal.throwIfAborted()
  })
}

// The slowest program takes seconds, or more than a minute in the lab, where everything is emulated.
const TIME_LIMIT_MS = 180_000

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}

function explain(command: Command, ending: number | string | null, stderr: string): string {
  return `Failed (${ending ?? 'unknown'}): ${command.join(' ')}\n${stderr}`.trimEnd()
}

import { spawn } from 'node:child_process'

/** A program and its arguments. */
export type Command = readonly [file: string, ...args: string[]]

/** A command that did not do what it should: what the user is told. */
export class Failure extends Error {}

/** How a command is run. */
export interface ProcessOptions {
  /** Ends the command, and all that it started, at once. */
  readonly signal: AbortSignal
  /** What the command inherits as fd 3. */
  readonly fd?: number
}

/** Runs a command to its end and returns what it printed. A command that fails is a `Failure`. */
export function runProcess(command: Command, { signal, fd }: ProcessOptions): Promise<string> {
  signal.throwIfAborted()
  const [file, ...args] = command
  // In a process group of its own, so that it can be ended together with what it started.
  const child = spawn(file, args, {
    detached: true,
    env: { ...process.env, G_DEBUG: 'fatal-criticals' },
    stdio: ['ignore', 'pipe', 'pipe', ...(fd === undefined ? [] : [fd])],
  })
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  const timer = setTimeout(kill, TIME_LIMIT)
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

// The slowest takes seconds; in the lab, where all is emulated, more than a minute.
const TIME_LIMIT = 180_000

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

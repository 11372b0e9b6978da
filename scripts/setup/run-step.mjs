import { spawn } from 'node:child_process'

import { showProgress } from './show-progress.mjs'

/** The end of the set-up, with what to tell the user. */
export class StepError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * Runs a command as one line of progress. What it says is shown when it fails.
 *
 * @param {string} title
 * @param {string[]} argv
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export async function runStep(title, [file = '', ...args], { cwd, env = process.env } = {}) {
  const start = Date.now()
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`
  let log = ''
  const stopProgress = showProgress(`setup: ${title}`, () => log)
  // SIGINT reaches the command from the terminal as well; both wait for it to come to its own end.
  const interrupted = forwardSignals((signal) => child.kill(signal))
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text
    })
  }
  const outcome = await new Promise((resolve) => {
    child
      .once('error', (error) => resolve(error.message))
      .once('close', (code, signal) => resolve(code ?? signal))
  })
  stopProgress()
  const signal = interrupted()
  if (signal !== undefined) throw new StepError(`Interrupted: ${title}`, signal === 'SIGINT' ? 130 : 143)
  if (outcome !== 0) throw new StepError(`${log}\nCannot set up: ${title} failed (${outcome})`)
  console.log(`setup: ${title} (${seconds()})`)
}

/** @param {(signal: NodeJS.Signals) => void} forward */
function forwardSignals(forward) {
  /** @type {NodeJS.Signals | undefined} */
  let received
  /** @param {NodeJS.Signals} signal */
  const onSignal = (signal) => {
    received = signal
    forward(signal)
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    return received
  }
}

import { spawn } from 'node:child_process'

import { showProgress } from './show-progress.mjs'

/** An error that ends the setup. Its message is for the user. */
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
 * Runs a command and shows it as one line of progress. Its output is shown only if it fails.
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
  // The terminal sends SIGINT to the command as well. Wait for the command to exit by itself.
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

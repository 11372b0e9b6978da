import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

import { Failure } from './run-process.js'
import type { Trial } from './trial.js'
import { trials } from './trials.js'

/** The options from the command line. */
export interface Options {
  readonly trials: readonly Trial[]
  readonly rounds: number
  /** The file to which the numbers are written as well. */
  readonly json: string | undefined
}

/** The help text. */
export const usage = `Usage: npm run bench -- [options]

Compares this package with C, gst-python, gjs and plain node-gtk; reading the bytes of a frame in
place with copying them; and the type checking of a program that imports this package with that of
an empty program. Takes about six minutes.

  --quick         run fewer rounds and iterations, for a rough result in about a minute and a half
  --rounds N      run each program in N processes (default: 5, or 2 with --quick)
  --only PATTERN  run only the trials whose name matches this regular expression
  --json FILE     also write all samples to FILE
  --help          show this help

Missed targets are reported, but are not failures. The exit code is 1 if a peer fails.`

/** Parses the command line. */
export function readOptions(args: string[]): Options | 'help' {
  const { quick = false, rounds = quick ? QUICK_ROUNDS : ROUNDS, only = '', json, help = false } = parse(args)
  if (help) return 'help'
  const chosen = choose(only)
  if (json !== undefined) checkWritable(json)
  return { trials: quick ? chosen.map(shorten) : chosen, rounds: readCount(rounds), json }
}

const ROUNDS = '5'
const QUICK_ROUNDS = '2'

function parse(args: string[]) {
  try {
    const options = {
      quick: { type: 'boolean' },
      rounds: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function choose(pattern: string): readonly Trial[] {
  const chosen = trials.filter(({ name }) => regularExpression(pattern).test(name))
  if (chosen.length > 0) return chosen
  throw new Failure(
    `No trial matches ${pattern}. Available trials:\n${trials.map(({ name }) => name).join('\n')}`,
  )
}

function readCount(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new Failure(`Cannot use ${text} for --rounds: it must be an integer from 1 to 999`)
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'i')
  } catch {
    throw new Failure(`Cannot use ${pattern} as a pattern: it is not a regular expression`)
  }
}

/** Throws if a file cannot be written. Called before the trials, so that no results are lost. */
function checkWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch {
    throw new Failure(`Cannot write ${file}: its folder is missing or not writable`)
  }
}

/** Returns a trial with fewer iterations, but the full warm-up: a cold engine gives results that do not compare. */
function shorten(trial: Trial): Trial {
  return { ...trial, iterations: Math.ceil(trial.iterations / 4) }
}

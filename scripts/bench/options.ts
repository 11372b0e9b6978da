import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

import { Failure } from './run-process.js'
import type { Trial } from './trial.js'
import { trials } from './trials.js'

/** What the command line asks for. */
export interface Options {
  readonly trials: readonly Trial[]
  readonly rounds: number
  /** Where the numbers go, besides the terminal. */
  readonly json: string | undefined
}

/** How it is called. */
export const usage = `npm run bench -- [options]

Compares this package with C, gst-python, gjs and node-gtk alone, reaching the bytes of a frame in
place with copying them, and what it costs an editor with an empty program. Takes about six minutes.

  --quick         fewer rounds and iterations: a glance, about a minute and a half
  --rounds N      how many processes of each program take turns: 5, or 2 for a glance
  --only PATTERN  only the trials whose name matches this regular expression
  --json FILE     writes all samples to a file too
  --help          shows this

A target that is missed is shown, and is no failure. The exit code is 1 when a peer fails.`

/** Reads the command line. */
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
  throw new Failure(`No trial matches ${pattern}. There are:\n${trials.map(({ name }) => name).join('\n')}`)
}

function readCount(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new Failure(`Cannot take ${text} for --rounds: it must be a number from 1 to 999`)
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'i')
  } catch {
    throw new Failure(`Cannot use ${pattern} as a pattern: it is not a regular expression`)
  }
}

// Now, and not after the trials.
function checkWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch {
    throw new Failure(`Cannot write ${file}: its folder is missing or not writable`)
  }
}

// Not the warm-up: an engine that is still cold is another measurement.
function shorten(trial: Trial): Trial {
  return { ...trial, iterations: Math.ceil(trial.iterations / 4) }
}

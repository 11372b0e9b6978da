import { parseArgs } from 'node:util'

import { Failure } from './failure.js'

/** The options from the command line. */
export interface Options {
  /** Whether to print every difference, and not only an example of each kind. */
  readonly all: boolean
}

/** The help text. */
export const usage = `Usage: npm run types:compare -- [options]

Compares three sets of typings for node-gtk with node-gtk itself on this machine: the types of this package, those of node-gtk's
own generator, and those of ts-for-gir. Takes about a minute. The first run downloads ts-for-gir.

  --all   print every difference, and not only an example of each kind
  --help  show this help

The exit code is 1 if the types of this package differ.`

/** Parses the command line. */
export function readOptions(args: string[]): Options | 'help' {
  const { all = false, help = false } = parse(args)
  return help ? 'help' : { all }
}

function parse(args: string[]) {
  try {
    const options = { all: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

import { parseArgs } from 'node:util'

import { Failure } from './failure.js'

/** What the command line asks for. */
export interface Options {
  /** Every difference, and not just an example of each kind. */
  readonly all: boolean
}

/** How it is called. */
export const usage = `tsx scripts/types/compare.ts [options]

Compares three generators of typings for node-gtk with what node-gtk really gives on this machine: the types of this package,
node-gtk's own generator, and ts-for-gir. Takes about a minute, and the first time a download of ts-for-gir.

  --all   prints every difference, and not just an example of each kind
  --help  shows this

The exit code is 1 when there is a difference in the types of this package.`

/** Reads the command line. */
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

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { run } from '../../check/command.js'
import { endOf, Failure } from './failure.js'
import { type Generator, ROOTS } from './generator.js'

const MODULES = join(import.meta.dirname, '../../../node_modules')
const { version } = JSON.parse(readFileSync(join(MODULES, 'node-gtk/package.json'), 'utf8')) as {
  version: string
}

/** The generator that comes with node-gtk. It reads the installed typelibs. */
export const nodeGtk: Generator = {
  name: `node-gtk ${version}`,
  async generate(folder) {
    console.error("Running node-gtk's generator")
    const program = join(MODULES, '.bin/node-gtk')
    const { ok, output } = await run([program, 'generate-types', ...ROOTS, '--outdir', folder])
    if (!ok) throw new Failure(`Cannot generate types with node-gtk ${version}\n${endOf(output)}`)
    return (namespace) => join(folder, `${namespace}.d.ts`)
  },
}

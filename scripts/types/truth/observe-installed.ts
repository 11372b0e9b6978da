import { join } from 'node:path'

import { run } from '../../check/command.js'
import type { Observation } from './facts.js'

/** Observes namespaces (`Gst-1.0`) at run time, in a separate process. */
export async function observeInstalled(namespaces: readonly string[]): Promise<Observation> {
  const program = join(import.meta.dirname, 'observe.ts')
  const { ok, output } = await run([
    process.execPath,
    '--import',
    import.meta.resolve('tsx'),
    program,
    ...namespaces,
  ])
  const json = output.split('\n').find((line) => line.startsWith('{'))
  if (!ok || json === undefined) throw new Error(`Cannot observe the installed namespaces\n${output}`)
  return JSON.parse(json) as Observation
}

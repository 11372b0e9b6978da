import { join } from 'node:path'

import { run } from '../../check/command.js'
import type { Observation } from './facts.js'

/** What is there at run time of these namespaces (`Gst-1.0`), seen by a process of its own. */
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
  if (!ok || json === undefined) throw new Error(`Cannot look at what is installed\n${output}`)
  return JSON.parse(json) as Observation
}

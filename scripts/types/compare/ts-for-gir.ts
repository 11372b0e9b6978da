import { join } from 'node:path'

import { run } from '../../check/command.js'
import { namespaces } from '../../generate/types/namespaces.js'
import { endOf, Failure } from './failure.js'
import { type Generator, ROOTS } from './generator.js'
import { girFolders } from './gir-folders.js'
import { installTool } from './install-tool.js'

// The last release that writes typings for node-gtk.
const VERSION = '3.3.0'

/** The generator of most typings for GJS. It reads the installed .gir files. */
export const tsForGir: Generator = {
  name: `ts-for-gir ${VERSION}`,
  async generate(folder) {
    const girs = girFolders(namespaces).flatMap((it) => ['-g', it])
    const program = await installTool('@ts-for-gir/cli', VERSION, 'ts-for-gir')
    console.error('Running ts-for-gir')
    const options = ['-e', 'node', '-o', folder, ...girs, '--ignoreVersionConflicts', 'true', '-n', 'true']
    // Run it in that folder, because it reads a configuration from its working directory.
    const { ok, output } = await run([program, 'generate', ...ROOTS, ...options], { cwd: folder })
    if (!ok) throw new Failure(`Cannot generate types with ts-for-gir ${VERSION}\n${endOf(output)}`)
    return (namespace) => join(folder, `node-${namespace.toLowerCase()}.d.ts`)
  },
}

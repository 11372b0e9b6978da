import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { bridgeInstallCommands } from '../../src/packages/index.js'
import { extractExamples } from '../doc-examples/extract.js'
import { runStep } from '../setup/run-step.mjs'

/** The folder in a root where a stranger installs the package. */
export const STRANGER = '/stranger'

/** Puts the package and the examples of the README into a root. Returns the command that tries them out. */
export async function prepareStranger(root: string): Promise<string> {
  const folder = join(root, STRANGER)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'examples'), { recursive: true })
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>
  await runStep('npm pack', ['npm', 'pack', '--pack-destination', folder])
  renameSync(join(folder, `${name}-${version}.tgz`), join(folder, 'package.tgz'))
  cpSync('scripts/matrix/stranger.mjs', join(folder, 'stranger.mjs'))
  const { examples } = extractExamples('README.md', readFileSync('README.md', 'utf8'))
  for (const [file, part] of Object.entries(exampleFiles)) {
    const example = examples.find(({ code, runs }) => runs === 'anywhere' && code.includes(part))
    if (example === undefined) throw new Error(`README.md has no example with ${part}`)
    writeFileSync(join(folder, 'examples', file), example.code)
  }
  return `node stranger.mjs ${STRANGER}/package.tgz /opt/package-managers '${JSON.stringify(bridgeInstallCommands)}'`
}

/** The examples by what is in them. The first that matches is taken. */
const exampleFiles = {
  'memory.ts': "from 'gst-allocators'",
  'gi.ts': "from 'gst-allocators/gi'",
  'pipeline.ts': "from 'gst-allocators/pipeline'",
}

// Nobody can write 30 000 lines of declarations without a mistake, nor keep them up to date with GStreamer.
// This script writes types/ from the .gir files beside it; with --check it only says what would change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { files, provenance } from '../../src/typings/index.js'
import { girText, readRelease, suites } from './inputs.js'
import { namespaces } from './namespaces.js'
import { mergeReleases } from './releases/merge.js'
import { TYPES_FOLDER } from './types-file.js'

const girs = suites.flatMap((suite) =>
  namespaces.map((name) => [`${suite}/${name}.gir`, girText(suite, name)] as const),
)
const generated = new Map([
  ...files(mergeReleases(suites.map(readRelease)), { runtime: '#namespace' }),
  ['provenance.json', provenance(new Map(girs))],
])
const isCheck = process.argv.includes('--check')
for (const [name, content] of generated) {
  const path = join(TYPES_FOLDER, name)
  if (!isCheck) writeFileSync(path, content)
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== content) {
    console.error(`types/${name} is not what scripts/types/generate.ts writes: run npm run types`)
    process.exitCode = 1
  }
}

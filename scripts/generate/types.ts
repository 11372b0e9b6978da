// Writes types/ from the .gir files in types/gir, next to this script. With --check, it only reports what would change.
// Why this exists: 30 000 lines of declarations cannot be written without mistakes, or kept up to date, by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { files, provenance } from '../../src/typings/index.js'
import { girText, readRelease, suites } from './types/inputs.js'
import { namespaces } from './types/namespaces.js'
import { mergeReleases } from './types/releases/merge.js'
import { TYPES_FOLDER } from './types/types-file.js'

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
    console.error(`types/${name} is out of date with scripts/generate/types.ts. Run npm run types`)
    process.exitCode = 1
  }
}

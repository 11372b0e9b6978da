// Nobody can write 30 000 lines of declarations without a mistake, nor keep them up to date with GStreamer.
// This script writes types/ from the .gir files beside it; with --check it only says what would change.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { applyExposure, type Exposure } from './exposure.js'
import { files } from './files.js'
import { namespaces } from './namespaces.js'
import { parse } from './parse.js'
import { read } from './read.js'

const GIR_FOLDER = join(import.meta.dirname, 'gir')
const TYPES_FOLDER = join(import.meta.dirname, '../../types')

const exposure = JSON.parse(readFileSync(join(GIR_FOLDER, 'exposure.json'), 'utf8')) as Exposure
const model = namespaces.map((name) => {
  const xml = gunzipSync(readFileSync(join(GIR_FOLDER, `${name}.gir.gz`))).toString('utf8')
  return applyExposure(read(parse(xml)), exposure)
})
const generated = files(model)
generated.set('node-gtk.d.ts', readFileSync(join(import.meta.dirname, 'node-gtk.d.ts'), 'utf8'))

const isCheck = process.argv.includes('--check')
for (const [name, content] of generated) {
  const path = join(TYPES_FOLDER, name)
  if (!isCheck) writeFileSync(path, content)
  else if (readFileSync(path, 'utf8') !== content) {
    console.error(`types/${name} is not what scripts/types/generate.ts writes: run npm run types`)
    process.exitCode = 1
  }
}

// The typings describe a GStreamer newer than the one on most machines, so the .gir files are kept in the
// repository. This script replaces them by those of Debian unstable, without their prose, and writes down
// where they came from. Debian's older releases tell when introspection got what the headers had long before.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { fetchRelease, type Release } from './debian.js'
import { findExposure } from './exposure.js'
import { namespaces } from './namespaces.js'
import { parse } from './parse.js'
import { read } from './read.js'
import { stripGir } from './strip.js'

const GIR_FOLDER = join(import.meta.dirname, 'gir')
const GSTREAMER = ['libgstreamer1.0-dev', 'libgstreamer-plugins-base1.0-dev']
const NEWEST = 'sid'

const releases = {
  bookworm: fetchRelease('bookworm', ['libgirepository1.0-dev', ...GSTREAMER]),
  trixie: fetchRelease('trixie', ['gir1.2-glib-2.0-dev', ...GSTREAMER]),
  [NEWEST]: fetchRelease(NEWEST, ['gir1.2-glib-2.0-dev', ...GSTREAMER]),
}

for (const name of namespaces) {
  writeFileSync(join(GIR_FOLDER, `${name}.gir.gz`), gzipSync(stripped(releases[NEWEST], name), { level: 9 }))
}
const models = Object.values(releases).map((release) =>
  namespaces.map((name) => read(parse(stripped(release, name)))),
)
writeJson('exposure.json', findExposure(models))
const suites = Object.entries(releases).map(([suite, { packages }]) => [suite, packages])
writeJson('provenance.json', {
  distribution: 'Debian',
  girs: NEWEST,
  suites: Object.fromEntries(suites) as unknown,
})

function stripped({ girs }: Release, name: string): string {
  const gir = girs.get(name)
  if (gir === undefined) throw new Error(`Cannot refresh ${name}.gir: no package has it`)
  return stripGir(gir)
}

function writeJson(name: string, value: unknown): void {
  writeFileSync(join(GIR_FOLDER, name), `${JSON.stringify(value, null, 2)}\n`)
}

// Replaces the .gir files in the repository with those of Debian's releases, without their documentation, records their
// origin, and shows what changed. Why this exists: the typings describe a newer GStreamer than most machines have. The
// newest release says what exists; the older ones show since when, and what existed before.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describeChanges } from './changes.js'
import { fetchRelease } from './debian.js'
import { GIR_FOLDER, girPath, readRelease, type Suite, suites } from './inputs.js'
import { namespaces } from './namespaces.js'
import { stripGir } from './strip.js'

const GSTREAMER = ['libgstreamer1.0-dev', 'libgstreamer-plugins-base1.0-dev']
const glib: Record<Suite, string> = {
  bookworm: 'libgirepository1.0-dev',
  trixie: 'gir1.2-glib-2.0-dev',
  sid: 'gir1.2-glib-2.0-dev',
}

const provenance: Partial<Record<Suite, Record<string, string>>> = {}
for (const suite of suites) {
  console.error(`${suite}: downloading`)
  const { girs, packages } = fetchRelease(suite, [glib[suite], ...GSTREAMER])
  const before = readRelease(suite)
  for (const name of namespaces) {
    const gir = girs.get(name)
    if (gir === undefined)
      throw new Error(`Cannot refresh ${name}.gir: none of the downloaded packages of ${suite} has it`)
    const path = girPath(suite, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, gzipSync(stripGir(gir), { level: 9 }))
  }
  provenance[suite] = packages
  const changes = describeChanges(before, readRelease(suite))
  console.log([`${suite}: ${changes.length === 0 ? 'nothing changed' : ''}`, ...changes].join('\n  '))
}
writeFileSync(join(GIR_FOLDER, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`)
console.error('Now run npm run types')

// Generates the types of element properties from the installed elements (`npm run elements`). With --check, it reports
// whether the generated types match the installed elements, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { versions } from '../../src/gi/versions.js'
import { installedKinds } from '../../src/gst/registry.js'
import { kinds } from './elements/kinds.js'
import { printElements } from './elements/print-elements.js'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = join(import.meta.dirname, '../../src/gst/generated/elements.ts')
const [release] = /^\d+\.\d+/.exec(versions().gstreamer) ?? ['']

if (values.check) process.exitCode = await check()
else writeFileSync(path, await printElements(Object.values(kinds).flat(), release, path))

/** Checks only the installed elements, because packages that nothing else here needs may be missing. */
async function check(): Promise<number> {
  const written = readFileSync(path, 'utf8')
  const writtenFor = /from GStreamer ([\d.]+)/.exec(written)?.[1]
  if (writtenFor !== release) {
    console.log(`skipped: the types are for GStreamer ${writtenFor}, but ${release} is installed`)
    return 0
  }
  const installed = installedKinds()
  const there = Object.values(kinds)
    .flat()
    .filter((kind) => installed.includes(kind))
  const printed = await printElements(there, release, path)
  const parts = printed.match(/^ {2}\S+: .*(?=\n)|^interface [^]*?^\}/gm) ?? []
  const wrong = parts.filter((part) => !written.includes(part))
  for (const part of wrong)
    console.error(`${path} is out of date. Run \`npm run elements\`. Missing:\n${part}`)
  return there.length === 0 || wrong.length > 0 ? 1 : 0
}

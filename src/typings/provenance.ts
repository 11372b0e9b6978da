import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Prints the file that says where types came from: the versions of the tools, and the hash of each .gir file. */
export function provenance(girs: ReadonlyMap<string, string>): string {
  const hashes = [...girs].map(
    ([name, text]) => [name, createHash('sha256').update(text).digest('hex')] as const,
  )
  const content = {
    tools: {
      'gst-allocators': versionOf('gst-allocators/package.json'),
      '@gi.ts/parser': versionIn(new URL('../package.json', import.meta.resolve('@gi.ts/parser'))),
      'node-gtk': versionOf('node-gtk/package.json'),
    },
    sha256: Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

const versionOf = (path: string) => versionIn(createRequire(import.meta.url).resolve(path))

function versionIn(file: string | URL): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

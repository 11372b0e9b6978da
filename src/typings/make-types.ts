import { readFileSync } from 'node:fs'
import { exportedNamespaces } from '../gi/wrapped-types.js'
import { GirFiles, readClosure, readGirFile } from '../gir/index.js'
import { files } from './files.js'
import { provenance } from './provenance.js'
import { giEntry } from './gi-entry.js'

/** What to generate types for, and how. */
export interface TypesRequest {
  /** The namespaces: `Gst-1.0`, or `Gst` if only one version is installed. Their dependencies are included. */
  namespaces: readonly string[]
  /** Folders with .gir files, which are searched before those of the system. */
  girFolders?: readonly string[]
  /** Whether to include the documentation of the .gir files. */
  withDocs?: boolean
  /** Called before each file is read. */
  onRead?: (namespace: string, path: string) => void
}

/** Generates types for the installed namespaces. Returns the content of each file by its name, and writes nothing. */
export function makeTypes({
  namespaces,
  girFolders,
  withDocs = false,
  onRead,
}: TypesRequest): Map<string, string> {
  const girs = new GirFiles(girFolders)
  const texts = new Map<string, string>()
  const load = (name: string) => {
    const known = texts.get(name)
    if (known !== undefined) return known
    const path = girs.find(name)
    onRead?.(name, path)
    const text = readGirFile(path)
    texts.set(name, text)
    return text
  }
  const asked = namespaces.map((it) => girs.identify(it))
  const closure = readClosure(asked, load)
  // A replacement of 'gst-allocators/gi' must have all its namespaces, as far as they are installed.
  const others = closure.some(({ name }) => name === 'Gst')
    ? exportedNamespaces.filter((it) => girs.has(it))
    : []
  const isRead = (it: string) => closure.some(({ name, version }) => it === `${name}-${version}`)
  const models = others.every(isRead) ? closure : readClosure([...asked, ...others], load)
  return new Map([
    ...files(models, { runtime: 'gst-allocators/gi', withDocs }),
    ['gi.d.ts', giEntry(models)],
    ['node-gtk.d.ts', readFileSync(new URL('../../types/node-gtk.d.ts', import.meta.url), 'utf8')],
    ['provenance.json', provenance(texts)],
  ])
}

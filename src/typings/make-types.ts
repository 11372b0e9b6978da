import { readFileSync } from 'node:fs'

import { readClosure } from './closure.js'
import { files } from './files.js'
import { GirFiles } from './gir-files.js'
import { provenance } from './provenance.js'
import { exportedNamespaces, standIn } from './stand-in.js'

/** What to make types of, and how. */
export interface TypesRequest {
  /** The namespaces, as `Gst-1.0`, or `Gst` where one version is installed. What they are built on comes with them. */
  namespaces: readonly string[]
  /** Folders with .gir files, to be looked through before those of the system. */
  girFolders?: readonly string[]
  /** Whether the documentation of the .gir files goes into the types. */
  withDocs?: boolean
  /** Is told of each file before it is read. */
  onRead?: (namespace: string, path: string) => void
}

/** Makes types of what is installed: the content of each file by its name. Nothing is written. */
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
    const text = readFileSync(path, 'utf8')
    texts.set(name, text)
    return text
  }
  const asked = namespaces.map((it) => girs.identify(it))
  const closure = readClosure(asked, load)
  // What takes the place of 'gst-allocators/gi' must have all that this has, as far as it is installed.
  const others = closure.some(({ name }) => name === 'Gst')
    ? exportedNamespaces.filter((it) => girs.has(it))
    : []
  const isRead = (it: string) => closure.some(({ name, version }) => it === `${name}-${version}`)
  const models = others.every(isRead) ? closure : readClosure([...asked, ...others], load)
  return new Map([
    ...files(models, { runtime: 'gst-allocators/gi', withDocs }),
    ['gi.d.ts', standIn(models)],
    ['node-gtk.d.ts', readFileSync(new URL('../../types/node-gtk.d.ts', import.meta.url), 'utf8')],
    ['provenance.json', provenance(texts)],
  ])
}

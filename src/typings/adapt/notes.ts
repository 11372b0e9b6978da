import { type Callable, type Named, unknownInGir } from '../../gir/index.js'
import type { Scope } from './scope.js'
import type { Notes } from './declarations.js'
import { camelCase } from './names.js'

export function notesOf(named: Named, scope: Scope): Notes {
  const doc = scope.withDocs ? named.doc : undefined
  return { since: since(named, scope), goneIn: named.goneIn, ...(doc === undefined ? {} : { doc }) }
}

/** Returns the notes of a function, which also document its parameters and its result. */
export function callableNotes(callable: Callable, names: string[], scope: Scope): Notes {
  const notes = notesOf(callable, scope)
  if (!scope.withDocs) return notes
  const parameters = callable.parameters.flatMap(({ name, doc }) => {
    const shown = names.find((it) => it.replace(/_$/, '') === camelCase(name))
    return shown === undefined || doc?.text === undefined ? [] : { name: shown, text: doc.text }
  })
  return { ...notes, parameters, returns: callable.result.doc?.text }
}

/** Returns the version that introduced an element, unless all supported versions have it. */
function since({ since: version }: Named, scope: Scope): string | undefined {
  if (version === undefined) return undefined
  if (!/^\d+(\.\d+)*$/.test(version)) throw unknownInGir(`Unknown version "${version}"`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = oldestVersion(scope.namespace)
  return major > oldestMajor || (major === oldestMajor && minor > oldestMinor) ? version : undefined
}

/** Returns the oldest supported version: GStreamer 1.2 introduced dma-bufs, and current ones need GLib 2.56. */
function oldestVersion(namespace: string): [major: number, minor: number] {
  if (namespace.startsWith('Gst')) return [1, 2]
  return /^(GLib|GObject|GModule|Gio)(Unix)?$/.test(namespace) ? [2, 56] : [0, 0]
}

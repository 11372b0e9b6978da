import camelCase from 'lodash.camelcase'
import { parse } from '../../../src/gir/index.js'
import { girText } from '../types/inputs.js'

/** A symbol of the library. */
export interface LibrarySymbol {
  readonly name: string
  /** The version of GStreamer that brought it. */
  readonly since: string
  /** Its name in node-gtk's namespace; undefined if introspection cannot call it. */
  readonly raw: string | undefined
}

/** Returns the functions, types and constants of libgstallocators, from the newest .gir file, sorted by version. */
export function librarySymbols(): LibrarySymbol[] {
  const namespace = parse(girText('sid', 'GstAllocators-1.0')).namespace?.[0]
  if (namespace === undefined) throw new Error('The .gir file of GstAllocators has no namespace')
  const { class: classes = [], interface: interfaces = [], bitfield: flags = [] } = namespace
  const types = [...classes, ...interfaces].flatMap((type) => {
    const { name, version } = type.$
    return [
      symbol(type.$['c:type'], version, name),
      ...callables(type.constructor, (method) => `${name}.${method}()`),
      ...callables(type.function, (method) => `${name}.${method}()`),
      ...callables(type.method, (method) => `${name}.prototype.${method}()`),
    ]
  })
  return [
    ...types,
    ...callables(namespace.function, (name) => `${name}()`),
    ...flags.flatMap(({ $, member }) =>
      member.map((one) => symbol(one.$['c:identifier'], $.version, `${$.name}.${one.$.name.toUpperCase()}`)),
    ),
    ...(namespace.constant ?? []).map(({ $ }) => symbol($['c:type'], $.version, $.name)),
  ].sort(
    (one, other) =>
      Number(one.since.slice(2)) - Number(other.since.slice(2)) || one.name.localeCompare(other.name),
  )
}

interface Introspected {
  readonly $: { readonly name: string } & Readonly<Record<string, string | undefined>>
}

function callables(list: unknown, rawName: (name: string) => string): LibrarySymbol[] {
  // The parser leaves out what is not there, and then Object.prototype answers for `constructor`.
  if (!Array.isArray(list)) return []
  return (list as Introspected[])
    .filter(({ $ }) => $['moved-to'] === undefined)
    .map(({ $ }) =>
      symbol(
        $['c:identifier'],
        $['version'],
        $['introspectable'] === '0' ? undefined : rawName(camelCase($.name)),
      ),
    )
}

function symbol(name: string | undefined, since: string | undefined, raw: string | undefined): LibrarySymbol {
  if (name === undefined) throw new Error(`${raw} has no C name in the .gir file`)
  return { name, since: since ?? firstRelease, raw }
}

// The .gir file gives no version for what the first release of the library had.
const firstRelease = '1.2'

import type { Callable, Class, Item, Named, Namespace } from '../../../../src/gir/model.js'
import { mergeCallable, mergeHandler } from './callable.js'
import { dateNew, releaseOf, sinceOf } from './dating.js'

/**
 * Merges the models of several releases, oldest first. The result has the names of all releases, with the release that
 * added each and the release that removed it. Where results differ, it declares what is true in all releases.
 */
export function mergeReleases(releases: readonly (readonly Namespace[])[]): Namespace[] {
  const [oldest = [], ...newer] = releases
  let merged = [...oldest]
  let before = oldest
  for (const release of newer) {
    merged = release.map((namespace) => {
      const known = merged.find(({ name }) => name === namespace.name)
      const dates = { release: releaseOf(namespace, release), before: releaseOf(namespace, before) }
      return known === undefined ? namespace : mergeNamespace(known, namespace, dates)
    })
    before = release
  }
  return merged
}

interface Dates {
  release: string
  before: string
}

function mergeNamespace(older: Namespace, newer: Namespace, dates: Dates): Namespace {
  const items = mergeLists(older.items, newer.items, dates, (a, b) => mergeItem(a, b, dates))
  const isShown = new Set(items.map(({ name }) => name))
  const hidden = [...new Set([...older.hidden, ...newer.hidden])].filter((it) => !isShown.has(it))
  return { ...newer, items, hidden }
}

/** Merges two items of the same name. If their kinds differ, the newer one is used. */
function mergeItem(older: Item, newer: Item, dates: Dates): Item {
  const merge = <T extends Named>(a: T[], b: T[], both: (a: T, b: T) => T) => mergeLists(a, b, dates, both)
  const callable = mergeCallable(dates.release)
  if (older.kind === 'constant' && newer.kind === 'constant') {
    return sameValue(older, newer)
  }
  if (older.kind === 'enumeration' && newer.kind === 'enumeration') {
    const members = merge(older.members, newer.members, sameValue)
    return { ...newer, members, functions: merge(older.functions, newer.functions, callable) }
  }
  if (older.kind === 'callback' && newer.kind === 'callback') {
    return { ...newer, callable: mergeHandler(older.callable, newer.callable) }
  }
  if (older.kind === 'structure' && newer.kind === 'structure') {
    const fields = merge(older.fields, newer.fields, (_, it) => it)
    const hasUnnamed = older.hasUnnamed || newer.hasUnnamed
    return { ...newer, hasUnnamed, fields, callables: merge(older.callables, newer.callables, callable) }
  }
  if (isClass(older) && isClass(newer)) {
    return {
      ...newer,
      properties: merge(older.properties, newer.properties, (_, it) => it),
      callables: merge(older.callables, newer.callables, callable),
      virtuals: merge(older.virtuals, newer.virtuals, mergeHandler),
      signals: merge(older.signals, newer.signals, (a, b) => {
        return { ...b, callable: mergeHandler(a.callable, b.callable) }
      }),
    }
  }
  if (isCallable(older) && isCallable(newer)) return callable(older, newer)
  return newer
}

/** Merges two lists: first the elements of the newer list, then those that only the older list has. */
function mergeLists<T extends Named>(
  older: readonly T[],
  newer: readonly T[],
  { release, before }: Dates,
  both: (older: T, newer: T) => T,
): T[] {
  const known = new Map<string, Seen<T>>(older.map((it) => [keyOf(it), it]))
  const isKept = new Set(newer.map(keyOf))
  const kept = newer.map((it): Seen<T> => {
    const twin = known.get(keyOf(it))
    if (twin === undefined) return { ...dateNew(it, release, before), firstSeen: release }
    const { firstSeen = before } = twin
    return { ...both(twin, it), since: sinceOf(twin, it, firstSeen), firstSeen }
  })
  const gone = older.filter((it) => !isKept.has(keyOf(it)))
  return [...kept, ...gone.map((it) => ({ ...it, goneIn: it.goneIn ?? release }))]
}

/** An element with the oldest release that has it. */
type Seen<T> = T & { firstSeen?: string }

/** Returns the identity of a name. A function that became a method has a different one. */
function keyOf(named: Named & { kind?: string }): string {
  return `${named.kind === 'method' ? 'method ' : ''}${named.name}`
}

function sameValue<T extends { value: string | undefined }>(older: T, newer: T): T {
  return older.value === newer.value ? newer : { ...newer, value: undefined }
}

const isClass = (item: Item): item is Class => item.kind === 'class' || item.kind === 'interface'

const isCallable = (item: Item): item is Callable =>
  item.kind === 'function' || item.kind === 'method' || item.kind === 'constructor'

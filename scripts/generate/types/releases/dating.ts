import type { Item, Named, Namespace } from '../../../../src/gir/model.js'

/** Returns the release of a namespace, from the version constants of GStreamer and GLib. */
export function releaseOf({ name }: Namespace, all: readonly Namespace[]): string {
  const isGst = name.startsWith('Gst')
  const constants = all.find((it) => it.name === (isGst ? 'Gst' : 'GLib'))?.items ?? []
  const minor = constants.find((it) => it.name === (isGst ? 'VERSION_MINOR' : 'MINOR_VERSION'))
  if (minor?.kind !== 'constant')
    throw new Error(`Cannot find the release of ${name}: its version constant is missing`)
  return `${isGst ? '1' : '2'}.${minor.value}`
}

/** Dates a name that introspection did not have in the previous release, even if the headers claim an earlier one. */
export function dateNew<T extends Named>(named: T, release: string, before: string): T {
  for (const it of [named, ...membersOf(named as unknown as Item)]) {
    if (!isLater(it.since, before)) it.since = release
  }
  return named
}

/**
 * Returns when a name that two releases have was added. The newer release is right, unless an older one disproves it.
 */
export function sinceOf(older: Named, newer: Named, firstSeen: string): string | undefined {
  if (newer.since === undefined || isLater(newer.since, firstSeen)) return older.since
  return isLater(older.since, newer.since) ? older.since : newer.since
}

function membersOf(item: Item): Named[] {
  switch (item.kind) {
    case 'enumeration':
      return [...item.members, ...item.functions]
    case 'structure':
      return [...item.fields, ...item.callables]
    case 'class':
    case 'interface':
      return [...item.properties, ...item.callables, ...item.virtuals, ...item.signals]
    default:
      return []
  }
}

function isLater(version: string | undefined, than: string): boolean {
  if (version === undefined) return false
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number)
  return major > thanMajor || (major === thanMajor && minor > thanMinor)
}

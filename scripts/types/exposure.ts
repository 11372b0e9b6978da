import type { Item, Named, Namespace } from './model.js'

// The version that really exposes each name: some were in the header for years before introspection had them.
export type Exposure = Record<string, string>

// What the newest namespaces expose and the oldest do not, with the first version that does.
export function findExposure(oldestFirst: Namespace[][]): Exposure {
  const exposure: Exposure = {}
  const [oldest = byName([]), ...newer] = oldestFirst.map(byName)
  const known = new Set([...oldest.values()].flatMap((it) => [...names(it).keys()]))
  for (const namespaces of newer) {
    for (const namespace of namespaces.values()) {
      const version = releaseOf(namespace, namespaces)
      for (const [name, since] of names(namespace)) {
        if (!known.has(name) && !isLater(since, releaseOf(namespace, oldest))) exposure[name] = version
        known.add(name)
      }
    }
  }
  return exposure
}

// Corrects the versions of a namespace.
export function applyExposure(namespace: Namespace, exposure: Exposure): Namespace {
  for (const [name, named] of walk(namespace)) named.since = exposure[name] ?? named.since
  return namespace
}

const byName = (namespaces: Namespace[]) => new Map(namespaces.map((it) => [it.name, it]))

const names = (namespace: Namespace) =>
  new Map([...walk(namespace)].map(([name, { since }]) => [name, since]))

function* walk(namespace: Namespace): Generator<[string, Named]> {
  for (const item of namespace.items) {
    yield [`${namespace.name}.${item.name}`, item]
    for (const member of membersOf(item)) yield [`${namespace.name}.${item.name}.${member.name}`, member]
  }
}

function membersOf(item: Item): Named[] {
  if (item.kind === 'enumeration') return [...item.members, ...item.functions]
  if (item.kind === 'structure') return [...item.fields, ...item.callables]
  if (item.kind === 'class' || item.kind === 'interface') {
    return [...item.properties, ...item.callables, ...item.signals]
  }
  return []
}

// The release that a namespace belongs to, as GStreamer and GLib declare it.
function releaseOf({ name }: Namespace, namespaces: Map<string, Namespace>): string {
  const isGst = name.startsWith('Gst')
  const minor = namespaces
    .get(isGst ? 'Gst' : 'GLib')
    ?.items.find((it) => it.kind === 'constant' && it.name === (isGst ? 'VERSION_MINOR' : 'MINOR_VERSION'))
  if (minor?.kind !== 'constant') throw new Error(`Cannot tell the release of ${name}`)
  return `${isGst ? '1' : '2'}.${minor.value}`
}

function isLater(version: string | undefined, than: string): boolean {
  if (version === undefined) return false
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number)
  return major > thanMajor || (major === thanMajor && minor > thanMinor)
}

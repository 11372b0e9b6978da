import { GstAllocatorsError, wrongType } from '../../errors/index.js'

/** Returns true for a name that GStreamer accepts for a structure. */
export function isStructureName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z][\w/.:+-]*$/.test(name)
}

/** Returns what is wrong with the name of a structure, as the end of a message. GStreamer logs for such a name. */
function structureNameFault(name: string): string | undefined {
  if (!isStructureName(name)) return 'it must start with a letter, followed by letters, digits and /-_.:+'
  const [, kind] = /^(video|audio)\/x-raw-/.exec(name) ?? []
  return kind === undefined
    ? undefined
    : `it is a name of GStreamer 0.10. Use '${kind}/x-raw' with the field format`
}

/** Throws if GStreamer does not accept the name of a structure. */
export function checkStructureName(name: unknown): asserts name is string {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name)
  const fault = structureNameFault(name)
  if (fault !== undefined) throw badName(name, 'the name of a structure', fault)
}

/** Throws if a media type stands for something else in the text of caps. */
export function checkMediaType(name: string): void {
  const meant = alone.get(name)
  if (meant === undefined) return
  throw badName(
    name,
    'the name of a structure',
    `in caps, it means ${meant}. For such caps, give the string '${name}' to set(), or typed('caps', '${name}') to a field`,
  )
}

/** Throws if GStreamer could write the name of a field, but not read it. */
export function checkFieldName(name: string): void {
  if (/^[\w/.:+-]+$/.test(name)) return
  throw badName(name, 'the name of a field', 'it must be made of letters, digits and /-_.:+')
}

/** Returns true for a name of one feature. As in GStreamer, which also accepts nothing before the colon. */
export function isFeature(name: string): boolean {
  return /^[A-Za-z]+:[A-Za-z][A-Za-z0-9]*$/.test(name)
}

/** Returns what is wrong with features of caps, as the end of a message. GStreamer would drop them. */
export function featuresFault(features: readonly unknown[]): string | undefined {
  for (const feature of features) {
    if (feature === 'ANY' && features.length > 1)
      return "Cannot use 'ANY' with other features of caps: it means every feature, so the others have no effect. Use ['ANY'] or the other features"
    if (feature !== 'ANY' && !(typeof feature === 'string' && isFeature(feature)))
      return `Cannot use '${String(feature)}' as a feature of caps: it must be like 'memory:DMABuf', letters, one colon, and a word of letters and digits`
  }
  return undefined
}

function badName(name: string, what: string, fault: string): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_OUT_OF_RANGE',
    `Cannot use '${name.replaceAll('\0', '\\0')}' as ${what}: ${fault}`,
  )
}

const none = 'caps that accept nothing'
const alone: ReadonlyMap<string, string> = new Map([
  ['ANY', 'caps that accept everything'],
  ['EMPTY', none],
  ['NONE', none],
])

import { GstAllocatorsError, show } from '../../errors/index.js'

/** How many values may be one in another. GStreamer reads and writes them by recursion, and doubles their text. */
export const maxDepth = 16

/** Returns the members of a structure, caps, tags or an array. Undefined for any other value. */
export function membersOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return value as readonly unknown[]
  const { fields, structures, tags } = value as Readonly<Record<'fields' | 'structures' | 'tags', unknown>>
  if (isObject(fields)) return Object.values<unknown>({ ...fields })
  // The structures of caps are on the same level as the caps.
  if (Array.isArray(structures))
    return (structures as readonly unknown[]).flatMap((one) => membersOf(one) ?? [])
  return isObject(tags) ? Object.values<unknown>({ ...tags }) : undefined
}

/** Returns how many levels of values are in a list of members: 0 if all of them are plain. Infinity for a circle. */
export function depthOf(members: readonly unknown[]): number {
  const known = new Map<unknown, number>()
  const path: Visit[] = [{ value: undefined, members, next: 0, depth: 0 }]
  for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
    if (visit.next === visit.members.length) {
      path.pop()
      const outer = path.at(-1)
      if (outer === undefined) return visit.depth
      known.set(visit.value, visit.depth)
      outer.depth = Math.max(outer.depth, visit.depth + 1)
      continue
    }
    const value = visit.members[visit.next++]
    const depth = known.get(value)
    if (depth === Infinity) return Infinity
    if (path.length > maxCounted) return path.length
    if (depth !== undefined) visit.depth = Math.max(visit.depth, depth + 1)
    else {
      const inner = membersOf(value)
      if (inner === undefined) continue
      // As long as it is on the path, it must not be met again.
      known.set(value, Infinity)
      path.push({ value, members: inner, next: 0, depth: 0 })
    }
  }
  return 0
}

/** Throws if a member of a structure or an array is nested too deeply. */
export function checkDepth(place: string, member: unknown): void {
  if (typeof member !== 'object') return
  const fault = depthFault([member])
  if (fault !== undefined)
    throw new GstAllocatorsError('ERR_OUT_OF_RANGE', `Cannot use ${show(member)} as ${place}: ${fault}`)
}

/** Returns what is wrong with a value that is not in any other. Undefined if it is not nested too deeply. */
export function nestingFault(value: unknown): string | undefined {
  const members = membersOf(value)
  if (members === undefined) return undefined
  return Array.isArray(value) ? depthFault([value]) : depthFault(members)
}

function depthFault(members: readonly unknown[]): string | undefined {
  const depth = depthOf(members)
  if (depth <= maxDepth) return undefined
  if (depth === Infinity) return 'it contains itself. Make it without the circle'
  const many = depth > maxCounted ? `more than ${maxCounted}` : String(depth)
  return `it is nested ${many} levels deep, and the limit is ${maxDepth}. Nest its values less deeply`
}

interface Visit {
  readonly value: unknown
  readonly members: readonly unknown[]
  next: number
  depth: number
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

const maxCounted = 100_000

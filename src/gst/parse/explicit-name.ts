import { unwrap } from '../text/unwrap.js'
import { splitAssignment } from './assignment.js'
import type { PartOutline } from './outline.js'

/** Returns the name that a description gives to an element; undefined if it gives none. */
export function explicitName({ assignments }: PartOutline): string | undefined {
  for (const { kind, text, position } of assignments) {
    if (kind !== 'assignment' || !text.startsWith('name')) continue
    const { name, value } = splitAssignment(text)
    if (name !== 'name') continue
    return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? unwrap(value, position) : value
  }
  return undefined
}

/** Returns the elements that a description gives a name to, by their names. */
export function namesIn(parts: readonly PartOutline[]): Map<string, PartOutline> {
  const named = new Map<string, PartOutline>()
  for (const part of allParts(parts)) {
    const name = explicitName(part)
    if (name !== undefined) named.set(name, part)
  }
  return named
}

/** Returns all elements and bins, with those in bins. */
export function allParts(parts: readonly PartOutline[]): PartOutline[] {
  return parts.flatMap((part) => [part, ...allParts(part.parts)])
}

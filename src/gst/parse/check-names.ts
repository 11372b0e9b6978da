import { classOfKind } from '../kind-class.js'
import { TextFault } from '../text/text-fault.js'
import { allParts, explicitName } from './explicit-name.js'
import type { Outline, PartOutline } from './outline.js'

/** A name for an element that the description gives none. */
export interface GivenName {
  /** The position after the kind of the element. */
  readonly position: number
  readonly name: string
}

/**
 * Throws a {@link TextFault} if two elements of a bin have the same name. Returns names for the elements without one
 * whose default name, such as queue0, could be a name that the description gives to another element.
 */
export function checkNames({ parts, urls }: Outline): GivenName[] {
  const given: GivenName[] = []
  checkBin(parts, given)
  const taken =
    urls.length > 0 && allParts(parts).find((part) => /(src|sink)\d+$/.test(explicitName(part) ?? ''))
  if (taken)
    throw new TextFault(
      `'${explicitName(taken)}' may be the default name of the element that GStreamer makes for a URI. Use another name`,
      taken.position,
      { element: taken.kind },
    )
  return given
}

function checkBin(parts: readonly PartOutline[], given: GivenName[]): void {
  const names = new Set<string>()
  for (const part of parts) {
    checkBin(part.parts, given)
    const name = explicitName(part)
    if (name === undefined) continue
    const facts = { element: part.kind, property: 'name' }
    if (name === 'NULL') throw new TextFault('an element cannot be called NULL', part.position, facts)
    if (names.has(name)) {
      const { position } = part.assignments.find(({ text }) => /^name[\s=]/.test(text)) ?? part
      throw new TextFault(
        `two elements of one bin have the name '${name}'. Use another name`,
        position,
        facts,
      )
    }
    names.add(name)
  }
  const numbered = [...names].filter((name) => /\d$/.test(name))
  if (numbered.length === 0) return
  for (const part of parts) {
    const kind = explicitName(part) === undefined ? classOfKind(part.kind) : undefined
    if (typeof kind !== 'object') continue
    const isLike = (name: string) =>
      name.startsWith(kind.namePrefix) && /^\d+$/.test(name.slice(kind.namePrefix.length))
    if (!numbered.some(isLike)) continue
    let number = 0
    while (names.has(`${kind.namePrefix}${number}`)) number++
    names.add(`${kind.namePrefix}${number}`)
    given.push({ position: part.end, name: `${kind.namePrefix}${number}` })
  }
}

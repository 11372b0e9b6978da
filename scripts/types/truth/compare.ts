import type { DeclaredFact } from './declared.js'
import { differ } from './differ.js'
import type { Difference } from './difference.js'
import type { Observation, ObservedFact } from './facts.js'
import { Installed } from './installed.js'

/** The result of a comparison. */
export interface Findings {
  /** The number of names or calls that were compared. */
  compared: number
  /** The differences between the declarations and the run time. */
  differences: Difference[]
}

/** Compares the declared names of a namespace with those at run time, in both directions. */
export function compareNames(
  name: string,
  declared: ReadonlyMap<string, DeclaredFact>,
  observation: Observation,
): Findings {
  const observed = observation.namespaces[name]
  if (observed === undefined) throw new Error(`Cannot compare ${name}: it was not observed`)
  const installed = new Installed(name, declared, observation)
  const findings: Findings = { compared: 0, differences: [] }
  for (const path of new Set([...declared.keys(), ...Object.keys(observed.facts)])) {
    const is = observed.facts[path]
    const said = installed.find(path)
    if (is === undefined ? !isMissed(path, said, observed.inherited) : !canBeDeclared(path, is)) continue
    // A class that is missing on one side is a single difference, so skip its members.
    const owner = /^\w+(?=[.#!@])/.exec(path)?.[0]
    if (owner !== undefined && !(owner in observed.facts && installed.find(owner) !== undefined)) continue
    // A missing inherited member was already compared in the class that declares it.
    if (is !== undefined || said?.isOwn === true) findings.compared++
    const finding =
      is === undefined ? invented(path) : said === undefined ? undeclared(path) : differ(said, is)
    const declaration = is === undefined ? (said?.origin ?? said?.declaration) : said?.declaration
    if (finding !== undefined) findings.differences.push({ path: `${name}.${path}`, declaration, ...finding })
  }
  return findings
}

const invented = (path: string) => ({
  kind: `${sortOf(path)} that does not exist`,
  what: 'declared, but does not exist',
  isOmission: false,
})

const undeclared = (path: string) => ({
  kind: `${sortOf(path)} that is not declared`,
  what: 'exists, but is not declared',
  isOmission: true,
})

function sortOf(path: string): string {
  const mark = /^\w+([.#!@])/.exec(path)?.[1] ?? ''
  return (
    {
      '': 'an item',
      '.': 'a static function or value',
      '#': 'a member',
      '!': 'a signal',
      '@': 'a virtual function',
    }[mark] ?? ''
  )
}

/**
 * Returns whether a declared name that was not observed is missing. The class must declare it itself, and must not
 * inherit it at run time. Static members always count: TypeScript inherits them, node-gtk does not.
 */
function isMissed(
  path: string,
  said: DeclaredFact | undefined,
  inherited: Record<string, string[]>,
): boolean {
  if (said === undefined || said.kind === 'type') return false
  if (!said.isOwn && !/^\w+\./.test(path)) return false
  const [, owner = '', mark = '', member = ''] = /^(\w+)([#!])(.+)$/.exec(path) ?? []
  return inherited[owner]?.includes(mark === '!' ? `!${member}` : member) !== true
}

/** Returns false for a virtual function whose name cannot be converted back to the C name: it cannot be overridden. */
function canBeDeclared(path: string, { kind }: ObservedFact): boolean {
  return kind !== 'virtual' || /@[a-z]+(_[a-z]+)*$/.test(path)
}

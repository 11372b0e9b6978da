import type { DeclaredFact } from './declared.js'
import { differ } from './differ.js'
import type { Difference } from './difference.js'
import type { Observation, ObservedFact } from './facts.js'
import { Installed } from './installed.js'

/** What a comparison found. */
export interface Findings {
  /** How many names, or calls, were compared. */
  compared: number
  /** Where what is declared and what is there differ. */
  differences: Difference[]
}

/** Compares the names that are declared of a namespace with those that are there, both ways. */
export function compareNames(
  name: string,
  declared: ReadonlyMap<string, DeclaredFact>,
  observation: Observation,
): Findings {
  const observed = observation.namespaces[name]
  if (observed === undefined) throw new Error(`Cannot compare ${name}: nobody has looked at it`)
  const installed = new Installed(name, declared, observation)
  const findings: Findings = { compared: 0, differences: [] }
  for (const path of new Set([...declared.keys(), ...Object.keys(observed.facts)])) {
    const is = observed.facts[path]
    const said = installed.find(path)
    if (is === undefined ? !isMissed(path, said, observed.inherited) : !canBeDeclared(path, is)) continue
    // A class that is missing on one side is one difference, and not one for each of its members.
    const owner = /^\w+(?=[.#!@])/.exec(path)?.[0]
    if (owner !== undefined && !(owner in observed.facts && installed.find(owner) !== undefined)) continue
    // What classes inherit that is not there was compared with the one that declares it.
    if (is !== undefined || said?.isOwn === true) findings.compared++
    const finding =
      is === undefined ? invented(path) : said === undefined ? undeclared(path) : differ(said, is)
    const declaration = is === undefined ? (said?.origin ?? said?.declaration) : said?.declaration
    if (finding !== undefined) findings.differences.push({ path: `${name}.${path}`, declaration, ...finding })
  }
  return findings
}

const invented = (path: string) => ({
  kind: `${sortOf(path)} that is not there`,
  what: 'declared, and not there',
  isOmission: false,
})

const undeclared = (path: string) => ({
  kind: `${sortOf(path)} that is not declared`,
  what: 'there, and not declared',
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

// Whether something that is not there was to be expected there: in the class itself, or in those above it. TypeScript inherits what
// is static, JavaScript of node-gtk does not.
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

// A virtual function whose name does not lead back to that of C cannot be overridden.
function canBeDeclared(path: string, { kind }: ObservedFact): boolean {
  return kind !== 'virtual' || /@[a-z]+(_[a-z]+)*$/.test(path)
}

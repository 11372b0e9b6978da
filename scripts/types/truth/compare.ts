import ts from 'typescript'

import type { DeclaredFact, Form } from './declared.js'
import type { Observation, ObservedFact } from './facts.js'
import { Installed } from './installed.js'

/** What a comparison found. */
export interface Verdict {
  /** How many names, or calls, were compared. */
  compared: number
  /** Where what is declared and what is there differ: a line for each. */
  differences: string[]
}

/** Compares the names that are declared of a namespace with those that are there, both ways. */
export function compareNames(
  name: string,
  declared: ReadonlyMap<string, DeclaredFact>,
  observation: Observation,
): Verdict {
  const observed = observation.namespaces[name]
  if (observed === undefined) throw new Error(`Cannot compare ${name}: nobody has looked at it`)
  const installed = new Installed(name, declared, observation)
  const verdict: Verdict = { compared: 0, differences: [] }
  for (const path of new Set([...declared.keys(), ...Object.keys(observed.facts)])) {
    const is = observed.facts[path]
    const said = installed.find(path)
    if (is === undefined ? !isMissed(path, said, observed.inherited) : !canBeDeclared(path, is)) continue
    verdict.compared++
    const difference =
      is === undefined
        ? 'declared, and not there'
        : said === undefined
          ? 'there, and not declared'
          : differ(said, is)
    if (difference !== undefined) verdict.differences.push(`${name}.${path}: ${difference}`)
  }
  return verdict
}

// Whether something that is not there was to be expected there: in the class itself, or in those above it.
function isMissed(
  path: string,
  said: DeclaredFact | undefined,
  inherited: Record<string, string[]>,
): boolean {
  if (said === undefined || !said.isOwn || said.kind === 'type') return false
  const [, owner = '', mark = '', member = ''] = /^(\w+)([#!])(.+)$/.exec(path) ?? []
  return inherited[owner]?.includes(mark === '!' ? `!${member}` : member) !== true
}

// A virtual function whose name does not lead back to that of C cannot be overridden.
function canBeDeclared(path: string, { kind }: ObservedFact): boolean {
  return kind !== 'virtual' || /@[a-z]+(_[a-z]+)*$/.test(path)
}

function differ(said: DeclaredFact, is: ObservedFact): string | undefined {
  if (said.kind !== is.kind) return `declared as a ${said.kind}, is a ${is.kind}`
  if (said.value !== undefined && said.value !== is.value)
    return `declared as ${said.value}, is ${String(is.value)}`
  const { arity } = is
  if (arity === undefined) return undefined
  // A form that is never can be called in no way: it stands beside the one that can.
  const callable = said.forms.filter((it) => said.forms.length === 1 || !isNever(it))
  if (arity.required > arity.max)
    return callable.every(isNever) ? undefined : 'declared as if it could be called'
  const wrong = callable.find(({ required, max }) => required !== arity.required || max !== arity.max)
  return wrong && `declared with ${range(wrong)}, takes ${range(arity)}`
}

const range = ({ required, max }: { required: number; max: number }) =>
  `${required === max ? String(max) : `${String(required)} to ${String(max)}`} arguments`

const isNever = ({ result }: Form) => (result.flags & ts.TypeFlags.Never) !== 0

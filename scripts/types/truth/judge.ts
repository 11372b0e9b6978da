import ts from 'typescript'

import type { Findings } from './compare.js'
import type { DeclaredFact } from './declared.js'
import type { Observation } from './facts.js'
import { Installed } from './installed.js'
import { matches, type Naming } from './matches.js'
import { describe, type Shape } from './shape.js'

/** Compares the results of calls with their declared types. Skips calls that C refused, and declared errors. */
export function judgeCalls(
  name: string,
  declared: ReadonlyMap<string, DeclaredFact>,
  results: ReadonlyMap<string, Shape[]>,
  observation: Observation,
  naming: Naming,
): Findings {
  const installed = new Installed(name, declared, observation)
  const facts = observation.namespaces[name]?.facts ?? {}
  const findings: Findings = { compared: 0, differences: [] }
  const unreadable = new Set<string>()
  for (const path of declared.keys()) {
    const fact = installed.find(path)
    if (fact !== undefined && isNever(fact)) {
      const owner = path.replace(/#.*/, '')
      // After a field that node-gtk cannot read, it reads others at the wrong place: they are never, whatever it reads.
      if (unreadable.has(owner)) continue
      unreadable.add(owner)
    }
    const shapes = results.get(`${name}.${path}`)
    if (fact === undefined || shapes === undefined || !fact.isOwn) continue
    const telling = shapes.filter(
      ({ type }) => type !== 'refused' && (type !== 'error' || facts[path]?.canThrow !== true),
    )
    if (telling.length > 0) findings.compared++
    // Ignore an overload that returns never if there is another that can be called.
    const given = fact.forms.map(({ result }) => result)
    const callable = given.filter(({ flags }) => !(flags & ts.TypeFlags.Never))
    const types = fact.forms.length === 0 ? [fact.type] : callable.length > 0 ? callable : given
    const wrong = telling.find((shape) => !types.some((type) => matches(shape, type, naming)))
    if (wrong !== undefined)
      findings.differences.push({
        path: `${name}.${path}`,
        kind: `got ${nameOf(wrong)} that is not declared`,
        what: `declared as ${show(types, naming)}, got ${describe(wrong)}`,
        isOmission: false,
        declaration: fact.declaration,
      })
  }
  return findings
}

function isNever({ forms, type }: DeclaredFact): boolean {
  return forms.length === 0 && (type.flags & ts.TypeFlags.Never) !== 0
}

function show(types: ts.Type[], { checker }: Naming): string {
  return types.map((it) => checker.typeToString(it)).join(' or ')
}

function nameOf({ type }: Shape): string {
  if (type === 'crash') return 'a crash'
  return type === 'null' || type === 'undefined' ? type : /^[aeo]/.test(type) ? `an ${type}` : `a ${type}`
}

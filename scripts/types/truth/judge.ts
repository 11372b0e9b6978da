import ts from 'typescript'

import type { Findings } from './compare.js'
import type { DeclaredFact } from './declared.js'
import type { Observation } from './facts.js'
import { Installed } from './installed.js'
import { matches, type Naming } from './matches.js'
import { describe, type Shape } from './shape.js'

/** Compares what calls gave with what is declared of them. What C refused, for its arguments or by an error, says nothing. */
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
  for (const path of declared.keys()) {
    const fact = installed.find(path)
    const shapes = results.get(`${name}.${path}`)
    if (fact === undefined || shapes === undefined || !fact.isOwn) continue
    const telling = shapes.filter(
      ({ type }) => type !== 'refused' && (type !== 'error' || facts[path]?.canThrow !== true),
    )
    if (telling.length > 0) findings.compared++
    // A form that is never stands beside the one that can be called.
    const given = fact.forms.map(({ result }) => result)
    const callable = given.filter(({ flags }) => !(flags & ts.TypeFlags.Never))
    const types = fact.forms.length === 0 ? [fact.type] : callable.length > 0 ? callable : given
    const wrong = telling.find((shape) => !types.some((type) => matches(shape, type, naming)))
    if (wrong !== undefined)
      findings.differences.push({
        path: `${name}.${path}`,
        kind: `gave ${nameOf(wrong)} that is not declared`,
        what: `declared as ${show(types, naming)}, gave ${describe(wrong)}`,
        isOmission: false,
        declaration: fact.declaration,
      })
  }
  return findings
}

function show(types: ts.Type[], { checker }: Naming): string {
  return types.map((it) => checker.typeToString(it)).join(' or ')
}

function nameOf({ type }: Shape): string {
  if (type === 'crash') return 'the end of the process'
  return type === 'null' || type === 'undefined' ? type : /^[aeo]/.test(type) ? `an ${type}` : `a ${type}`
}

import type ts from 'typescript'

import { compareNames } from '../truth/compare.js'
import type { Difference } from '../truth/difference.js'
import type { Observation } from '../truth/facts.js'
import { judgeCalls } from '../truth/judge.js'
import type { Shape } from '../truth/shape.js'
import type { Subject } from '../truth/subject.js'
import { countUnchecked } from './unchecked.js'

/** The result of comparing the typings of a generator with the run time. */
export interface Score {
  names: number
  calls: number
  /** Names whose existence, kind, value or number of arguments is declared wrongly. */
  falseNames: Difference[]
  /** Results that are not of the declared type. */
  falseResults: Difference[]
  /** Names that exist, but are not declared. */
  omissions: Difference[]
  /** The number of members that have, take or return `any` or `unknown`. */
  unchecked: number
}

/** Compares names and the results of calls. An inherited member counts once, where it is declared. */
export function score(
  subject: Subject,
  observation: Observation,
  results: ReadonlyMap<string, Shape[]>,
): Score {
  const { naming } = subject
  const all = subject.namespaces.map((it) => {
    const facts = subject.facts(it)
    const observed = observation.namespaces[it] ?? { facts: {}, inherited: {} }
    return {
      byName: compareNames(it, facts, observation),
      byCall: judgeCalls(it, facts, results, observation, naming),
      unchecked: countUnchecked(facts, observed, naming.checker),
    }
  })
  const byName = onceWhereDeclared(all.flatMap((it) => it.byName.differences))
  return {
    names: sum(all.map((it) => it.byName.compared)),
    calls: sum(all.map((it) => it.byCall.compared)),
    falseNames: byName.filter(({ isOmission }) => !isOmission),
    falseResults: onceWhereDeclared(all.flatMap((it) => it.byCall.differences)),
    omissions: byName.filter(({ isOmission }) => isOmission),
    unchecked: sum(all.map((it) => it.unchecked)),
  }
}

/** Returns the number of errors and omissions. */
export const countDifferences = ({ falseNames, falseResults, omissions }: Score) =>
  falseNames.length + falseResults.length + omissions.length

function onceWhereDeclared(differences: readonly Difference[]): Difference[] {
  const seen = new Map<string, Set<ts.Declaration>>()
  return differences.filter(({ kind, declaration }) => {
    const known = seen.get(kind) ?? new Set()
    seen.set(kind, known)
    if (declaration === undefined) return true
    const isNew = !known.has(declaration)
    known.add(declaration)
    return isNew
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, it) => total + it, 0)

import type ts from 'typescript'

import { compareNames } from '../truth/compare.js'
import type { Difference } from '../truth/difference.js'
import type { Observation } from '../truth/facts.js'
import { judgeCalls } from '../truth/judge.js'
import type { Shape } from '../truth/shape.js'
import type { Subject } from '../truth/subject.js'
import { countUnchecked } from './unchecked.js'

/** How the typings of a generator compare with what is there. */
export interface Score {
  names: number
  calls: number
  /** Names, kinds, values and numbers of arguments that are not as they are declared. */
  falseNames: Difference[]
  /** Results that are not of the declared type. */
  falseResults: Difference[]
  /** What is there, and not declared. */
  omissions: Difference[]
  /** Members that are `any` or `unknown`, or take or give it. */
  unchecked: number
}

/** Compares names and the results of calls. What classes inherit counts once, where it is declared. */
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

/** Lies and omissions together. */
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

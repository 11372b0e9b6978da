import { printTable } from '../../bench/print-table.js'
import type { Difference } from '../truth/difference.js'
import type { Score } from './score.js'

/** Returns a table with a row for each generator. */
export function reportTable(scores: ReadonlyMap<string, Score>): string {
  const heads = ['', 'names', 'wrong', 'calls', 'wrong', 'total wrong', 'left out', 'unchecked']
  const rows = [...scores].map(([name, { names, calls, falseNames, falseResults, omissions, unchecked }]) => {
    const wrong = falseNames.length + falseResults.length
    const counts = [names, falseNames.length, calls, falseResults.length, wrong, omissions.length, unchecked]
    return [name, ...counts.map(String)]
  })
  return `${printTable([heads, ...rows])}\n\n${LEGEND}`
}

const LEGEND = `names      names compared, and how many of them are declared wrongly: they do not exist, or have another kind, another value or
           other arguments. Inherited members count once
calls      calls made, and how many of them returned something that is not of the declared type
left out   names that exist but are not declared, or can be called in more ways than declared. Incomplete, but not wrong
unchecked  names that exist, with any or unknown in the declared type. Neither right nor wrong`

/** Returns an example of each of the most frequent kinds of errors and omissions. */
export function reportExamples(name: string, { falseNames, falseResults, omissions }: Score): string {
  const errors = kindsOf([...falseNames, ...falseResults]).slice(0, MAX_ERROR_KINDS)
  const gaps = kindsOf(omissions).slice(0, MAX_OMISSION_KINDS)
  const lists = [
    [`${name} declares wrongly:`, errors],
    [`${name} leaves out:`, gaps],
  ] as const
  return lists
    .filter(([, kinds]) => kinds.length > 0)
    .map(([head, kinds]) => [head, ...kinds.map(([kind, all]) => list(kind, all, 1))].join('\n'))
    .join('\n\n')
}

const MAX_ERROR_KINDS = 8
const MAX_OMISSION_KINDS = 2

/** Returns every difference, by kind. */
export function reportAll(name: string, { falseNames, falseResults, omissions }: Score): string {
  const kinds = [...kindsOf([...falseNames, ...falseResults]), ...kindsOf(omissions)]
  return [`${name}:`, ...kinds.map(([kind, all]) => list(kind, all, all.length))].join('\n')
}

function kindsOf(differences: readonly Difference[]): [kind: string, all: Difference[]][] {
  const kinds = new Map<string, Difference[]>()
  for (const it of differences) kinds.set(it.kind, [...(kinds.get(it.kind) ?? []), it])
  return [...kinds].sort(([, a], [, b]) => b.length - a.length)
}

function list(kind: string, all: readonly Difference[], maxExamples: number): string {
  const lines = all.slice(0, maxExamples).map(({ path, what }) => `        ${path}: ${what}`)
  return [`${String(all.length).padStart(6)}  ${kind}`, ...lines].join('\n')
}

import { printTable } from '../../bench/print-table.js'
import type { Difference } from '../truth/difference.js'
import type { Score } from './score.js'

/** One row for each generator. */
export function reportTable(scores: ReadonlyMap<string, Score>): string {
  const heads = ['', 'names', 'lies', 'calls', 'lies', 'lies in all', 'left out', 'unchecked']
  const rows = [...scores].map(([name, { names, calls, falseNames, falseResults, omissions, unchecked }]) => {
    const lies = falseNames.length + falseResults.length
    const counts = [names, falseNames.length, calls, falseResults.length, lies, omissions.length, unchecked]
    return [name, ...counts.map(String)]
  })
  return `${printTable([heads, ...rows])}\n\n${LEGEND}`
}

const LEGEND = `names      compared, and how many are not as they are declared: they are not there, are something else, have another value or
           take other arguments. What classes inherit counts once
calls      made, and how many gave what is not of the declared type
left out   there and not declared, or callable in more ways than are declared: no lie
unchecked  there, with any or unknown in the declared type: neither right nor wrong`

/** An example of each kind of lie, of the most frequent kinds; and of what is left out. */
export function reportExamples(name: string, { falseNames, falseResults, omissions }: Score): string {
  const lies = kindsOf([...falseNames, ...falseResults]).slice(0, MOST_KINDS)
  const gaps = kindsOf(omissions).slice(0, MOST_GAPS)
  const lists = [
    [`${name} declares what is not so:`, lies],
    [`${name} leaves out:`, gaps],
  ] as const
  return lists
    .filter(([, kinds]) => kinds.length > 0)
    .map(([head, kinds]) => [head, ...kinds.map(([kind, all]) => list(kind, all, 1))].join('\n'))
    .join('\n\n')
}

const MOST_KINDS = 8
const MOST_GAPS = 2

/** Every difference, by kind. */
export function reportAll(name: string, { falseNames, falseResults, omissions }: Score): string {
  const kinds = [...kindsOf([...falseNames, ...falseResults]), ...kindsOf(omissions)]
  return [`${name}:`, ...kinds.map(([kind, all]) => list(kind, all, all.length))].join('\n')
}

function kindsOf(differences: readonly Difference[]): [kind: string, all: Difference[]][] {
  const kinds = new Map<string, Difference[]>()
  for (const it of differences) kinds.set(it.kind, [...(kinds.get(it.kind) ?? []), it])
  return [...kinds].sort(([, a], [, b]) => b.length - a.length)
}

function list(kind: string, all: readonly Difference[], most: number): string {
  const lines = all.slice(0, most).map(({ path, what }) => `        ${path}: ${what}`)
  return [`${String(all.length).padStart(6)}  ${kind}`, ...lines].join('\n')
}

import type { Machine } from './machine.js'
import { printTable } from './print-table.js'
import type { Summary } from './summarise.js'
import { peerNames, type Topic } from './trial.js'
import { legend } from './trials.js'

/** Returns the head of the report: the machine and the versions. */
export function reportMachine({ date, cpu, cpus, kernel, load, versions }: Machine): string {
  const peers = Object.entries(versions).map(([peer, found]) => {
    const list = Object.entries(found).map(([what, version]) => `${what} ${version}`)
    return `${peer}: ${list.join(', ')}`
  })
  return [`${date}, ${cpu} × ${cpus}, Linux ${kernel}, load average ${load.toFixed(2)}`, ...peers].join('\n')
}

/** Returns a table for each topic, with an explanation of its trials. */
export function reportSummaries(summaries: readonly Summary[], { frameMemory }: Machine): string {
  const titles: Partial<Record<Topic, string>> = { reach: `in a ${frameMemory}` }
  const tables = topics.flatMap((topic) => {
    const rows = summaries.filter(({ trial }) => trial.topic === topic)
    return rows.length === 0
      ? []
      : [`${reportTable(rows, titles[topic] ?? '')}\n\n${legend[topic].join('\n')}`]
  })
  const notes = [
    'Each sample is one process; the table shows medians. ÷ is ours divided by the peer: below 1.00, ours is faster.',
    'spread: the interquartile range of the samples as a share of the median, for the peer with the largest',
  ]
  return [...tables, notes.join('\n')].join('\n\n')
}

const topics: readonly Topic[] = ['memory', 'pipeline', 'reach', 'editor']

function reportTable(summaries: readonly Summary[], title: string): string {
  const peers = peerNames.filter((peer) => summaries.some(({ medians }) => medians[peer] !== undefined))
  const others = [...peers.filter((peer) => peer !== 'ours'), 'base' as const].filter((other) =>
    summaries.some(({ ratios }) => ratios[other] !== undefined),
  )
  const heads = [title, ...peers, ...others.map((other) => `÷ ${other}`), 'spread', 'target']
  const rows = summaries.map(({ trial, unit, medians, ratios, spread, missed }) => [
    trial.name,
    ...peers.map((peer) => withUnit(medians[peer], unit)),
    ...others.map((other) => toRatio(ratios[other])),
    `${Math.round(spread * 100)} %`,
    missed === undefined ? '' : missed.length === 0 ? 'PASS' : 'MISS',
  ])
  return printTable([heads, ...rows])
}

/** Reports the missed targets, and whether noise or load makes the result doubtful. */
export function reportTargets(summaries: readonly Summary[], machine: Machine, loadAfter: number): string {
  const judged = summaries.filter(({ missed }) => missed !== undefined)
  const failed = judged.filter(({ missed }) => missed?.length !== 0)
  const lines = failed.flatMap(({ trial, ratios, spread, missed = [] }) =>
    missed.map(({ of, atMost, atLeast }) => {
      const noise = spread > NOISY_SPREAD ? ` (noisy: the spread is ${Math.round(spread * 100)} %)` : ''
      const target = [atLeast, atMost].flatMap((limit) => limit?.toFixed(2) ?? []).join(' to ')
      const what = of === 'base' ? `ours in ${trial.base ?? ''}` : of
      return `MISS ${trial.name}: ${(ratios[of] ?? NaN).toFixed(2)} times ${what}; the target is ${target}${noise}`
    }),
  )
  const isBusy = machine.load > machine.cpus / 2 || loadAfter > machine.cpus
  if (isBusy)
    lines.push(
      `The machine was busy (load average ${machine.load.toFixed(2)} before, ${loadAfter.toFixed(2)} after, ${machine.cpus} CPUs). Repeat the benchmark when it is idle`,
    )
  if (judged.length > 0) lines.push(`${judged.length - failed.length} of ${judged.length} targets reached`)
  return lines.join('\n')
}

const NONE = '—'
const NOISY_SPREAD = 0.15

/** Formats a ratio. A small one keeps two significant digits. */
function toRatio(ratio: number | undefined): string {
  if (ratio === undefined) return NONE
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)
}

function withUnit(value: number | undefined, unit: string): string {
  if (value === undefined) return NONE
  const digits = value < 1 ? 3 : value < 10 ? 2 : 1
  return `${value.toFixed(digits)} ${unit}`
}

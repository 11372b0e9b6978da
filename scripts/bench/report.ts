import type { Machine } from './machine.js'
import { printTable } from './print-table.js'
import type { Summary } from './summarise.js'
import { legend, type PeerName, peerNames } from './trials.js'

/** What the reader must know before the numbers. */
export function reportMachine({ date, cpu, cpus, kernel, load, versions }: Machine): string {
  const peers = Object.entries(versions).map(([peer, found]) => {
    const list = Object.entries(found).map(([what, version]) => `${what} ${version}`)
    return `${peer}: ${list.join(', ')}`
  })
  return [`${date}, ${cpu} × ${cpus}, Linux ${kernel}, load average ${load.toFixed(2)}`, ...peers].join('\n')
}

/** The numbers as tables: what is compared with an empty program has nothing in common with the rest. */
export function reportSummaries(summaries: readonly Summary[]): string {
  const tables = [false, true]
    .map((isEditor) => summaries.filter(({ medians }) => (medians.empty !== undefined) === isEditor))
    .filter(({ length }) => length > 0)
    .map(reportTable)
  const notes = [
    ...legend,
    'The times are medians of one process each. ÷ is ours divided by the peer: below 1.00, ours is faster. bridge is node-gtk',
    'alone, released with unsafeRelease; it cannot map. empty is a program that imports nothing.',
    'spread: how far apart the middle half of the samples lies, at worst',
  ]
  return [...tables, notes.join('\n')].join('\n\n')
}

function reportTable(summaries: readonly Summary[]): string {
  const peers = peerNames.filter((peer) => summaries.some(({ medians }) => medians[peer] !== undefined))
  const others = peers.filter((peer) => peer !== 'ours')
  const heads = ['', ...peers, ...others.map((peer) => `÷ ${peer}`), 'spread', 'target']
  const rows = summaries.map(({ trial, unit, medians, ratios, spread, verdict = '' }) => [
    trial.name,
    ...peers.map((peer) => withUnit(medians[peer], unit)),
    ...others.map((peer) => (ratios[peer] === undefined ? NONE : ratios[peer].toFixed(2))),
    `${Math.round(spread * 100)} %`,
    verdict,
  ])
  return printTable([heads, ...rows])
}

/** Whether the targets were reached, and how far to believe it. */
export function reportTargets(summaries: readonly Summary[], machine: Machine, loadAfter: number): string {
  const judged = summaries.filter(({ verdict }) => verdict !== undefined)
  const missed = judged.filter(({ verdict }) => verdict === 'MISS')
  const lines = missed.map(({ trial, ratios, spread }) => {
    const { peer, atMost } = trial.target ?? { peer: 'C' as PeerName, atMost: NaN }
    const noise = spread > NOISY ? ` (noisy: the samples lie ${Math.round(spread * 100)} % apart)` : ''
    return `MISS ${trial.name}: ${(ratios[peer] ?? NaN).toFixed(2)} times ${peer}, the target is ${atMost.toFixed(2)}${noise}`
  })
  const isBusy = machine.load > machine.cpus / 2 || loadAfter > machine.cpus
  if (isBusy)
    lines.push(
      `The machine was busy (load average ${machine.load.toFixed(2)} before, ${loadAfter.toFixed(2)} after, ${machine.cpus} CPUs): repeat this when it is idle`,
    )
  if (judged.length > 0) lines.push(`${judged.length - missed.length} of ${judged.length} targets reached`)
  return lines.join('\n')
}

const NONE = '—'
const NOISY = 0.15

function withUnit(value: number | undefined, unit: string): string {
  if (value === undefined) return NONE
  const digits = value < 1 ? 3 : value < 10 ? 2 : 1
  return `${value.toFixed(digits)} ${unit}`
}

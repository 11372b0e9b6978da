import type { Samples } from './run-trials.js'
import type { PeerName, Target, Trial, Unit } from './trial.js'

/** The summary of a trial in one of its units. */
export interface Summary {
  readonly trial: Trial
  readonly unit: Unit
  readonly samples: Partial<Record<PeerName, readonly number[]>>
  readonly medians: Partial<Record<PeerName, number>>
  /** Our median divided by that of each peer, and by our own median in the base trial. Below 1, ours is faster. */
  readonly ratios: Partial<Record<Target['of'], number>>
  /** The interquartile range of the samples as a share of the median, for the peer with the largest. */
  readonly spread: number
  /** The targets that were missed. Undefined if none could be judged. */
  readonly missed: readonly Target[] | undefined
}

/** Computes the summary of each trial. */
export function summarise(samples: readonly Samples[]): Summary[] {
  return samples.map(({ trial, unit, byPeer }) => {
    const medians = mapValues(byPeer, median)
    const base = samples.find((other) => other.trial.name === trial.base && other.unit === unit)
    // No ratio for frames per second: the time already has it.
    const ratios = unit === 'fps' ? {} : compare(byPeer, base?.byPeer.get('ours'))
    return {
      trial,
      unit,
      samples: Object.fromEntries(byPeer),
      medians,
      ratios,
      spread: Math.max(...[...byPeer.values()].map(spreadOf)),
      missed: unit === trial.units[0] ? judge(trial, ratios) : undefined,
    }
  })
}

function compare(byPeer: Samples['byPeer'], base: readonly number[] | undefined): Summary['ratios'] {
  const ours = byPeer.get('ours')
  if (ours === undefined) return {}
  const others = [...byPeer].filter(([peer]) => peer !== 'ours')
  const ratios = mapValues(new Map(others), (values) => median(ours) / median(values))
  return base === undefined ? ratios : { ...ratios, base: median(ours) / median(base) }
}

function judge({ targets = [] }: Trial, ratios: Summary['ratios']): Summary['missed'] {
  const judged = targets.filter(({ of }) => ratios[of] !== undefined)
  if (judged.length === 0) return undefined
  return judged.filter(({ of, atMost, atLeast = 0 }) => {
    const ratio = ratios[of] ?? NaN
    return !(ratio >= atLeast && ratio <= atMost)
  })
}

function mapValues<T>(map: ReadonlyMap<PeerName, T>, change: (value: T) => number): Summary['medians'] {
  return Object.fromEntries([...map].map(([peer, value]) => [peer, change(value)]))
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

function spreadOf(values: readonly number[]): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / median(values)
}

/** Returns a quantile, interpolated between two samples. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? NaN
  const above = sorted[Math.ceil(position)] ?? NaN
  return below + (above - below) * (position - Math.floor(position))
}

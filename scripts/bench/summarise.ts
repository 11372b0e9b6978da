import type { Samples } from './run-trials.js'
import type { PeerName, Trial, Unit } from './trials.js'

/** What a trial came to, in one of its units. */
export interface Summary {
  readonly trial: Trial
  readonly unit: Unit
  readonly samples: Partial<Record<PeerName, readonly number[]>>
  readonly medians: Partial<Record<PeerName, number>>
  /** Ours divided by each peer's, of the medians: below 1, ours is faster. */
  readonly ratios: Partial<Record<PeerName, number>>
  /** How far the middle half of the samples lies apart, as a share of the median, for the peer with the worst. */
  readonly spread: number
  readonly verdict: 'PASS' | 'MISS' | undefined
}

/** Makes of the samples of each trial what is printed. */
export function summarise(samples: readonly Samples[]): Summary[] {
  return samples.map(({ trial, unit, byPeer }) => {
    const medians = mapValues(byPeer, median)
    const ours = medians.ours
    const others = new Map([...byPeer].filter(([peer]) => peer !== 'ours'))
    const ratios = ours === undefined ? {} : mapValues(others, (values) => ours / median(values))
    return {
      trial,
      unit,
      samples: Object.fromEntries(byPeer),
      medians,
      ratios,
      spread: Math.max(...[...byPeer.values()].map(spreadOf)),
      verdict: judge(trial, ratios),
    }
  })
}

function judge({ target }: Trial, ratios: Summary['ratios']): Summary['verdict'] {
  const ratio = target && ratios[target.peer]
  if (target === undefined || ratio === undefined) return undefined
  return ratio <= target.atMost ? 'PASS' : 'MISS'
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

/** Between two samples it is interpolated. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? NaN
  const above = sorted[Math.ceil(position)] ?? NaN
  return below + (above - below) * (position - Math.floor(position))
}

import { isFixed } from './is-fixed.js'

/** Why a property may not be set to a value, although its element takes it; undefined when it may. */
export function reservation(kind: string, name: string, value: unknown): string | undefined {
  if (kind === 'appsink' && ownOfSinks.includes(name)) return 'this package relies on it'
  if (kind !== 'appsrc') return undefined
  if (ownOfSources.includes(name)) return 'this package relies on it'
  if (name === 'caps' && typeof value === 'string' && !isFixed(value))
    return `the caps of a source must have one value for each field, and ${value} has not`
  return name === 'format' && value === 'undefined' ? 'a source must have a format' : undefined
}

const ownOfSinks: readonly string[] = ['emit-signals', 'enable-last-sample', 'buffer-list']
const ownOfSources: readonly string[] = ['emit-signals', 'stream-type', 'min-percent']

import { closestMatch } from 'leven'

/** Returns a suffix for an error message that suggests the closest existing name, or '' if none is close. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest =
    closestMatch(name, [...names], { maxDistance: Math.ceil(name.length / 3) }) ?? begunBy(name, names)
  return nearest === undefined ? '' : `: did you mean '${nearest}'?`
}

/** Returns the only name that begins so. */
function begunBy(start: string, names: readonly string[]): string | undefined {
  const [name, ...others] = start.length < 2 ? [] : names.filter((one) => one.startsWith(start))
  return others.length === 0 ? name : undefined
}

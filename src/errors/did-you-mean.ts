import { closestMatch } from 'leven'

/** Returns a suffix for an error message that suggests the closest existing name, or '' if none is close. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest = closestMatch(name, [...names], { maxDistance: Math.ceil(name.length / 3) })
  return nearest === undefined ? '' : `: did you mean '${nearest}'?`
}

import { closestMatch } from 'leven'

/** Adds the name that was probably meant to a message, when one of those that there are is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest = closestMatch(name, [...names], { maxDistance: Math.ceil(name.length / 3) })
  return nearest === undefined ? '' : `: did you mean '${nearest}'?`
}

import { isLess, type NumberText } from './number-text.js'

/** Returns what is wrong with the numbers of a range. Undefined if nothing is wrong. */
export function rangeFault(numbers: readonly NumberText[]): string | undefined {
  const [min, max, step, ...others] = numbers
  if (min === undefined || max === undefined || others.length > 0) return form
  if (numbers.some(({ type }) => type !== min.type)) return 'the numbers of a range must have the same type'
  if (!isLess(min, max)) return 'the first number of a range must be less than the second'
  if (step === undefined) return undefined
  if (min.type !== 'int' && min.type !== 'int64') return form
  const size = BigInt(step.value)
  const isStep = size > 0n && [min, max].every(({ value }) => BigInt(value) % size === 0n)
  return isStep ? undefined : 'the step of a range must be more than 0, and divide both of its bounds'
}

const form = 'a range is [lowest, highest] or, for integers, [lowest, highest, step]'

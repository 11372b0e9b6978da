import { GstAllocatorsError, show } from '../../errors/index.js'
import { defaultType, typeOfMember } from './field-types.js'
import { List } from './containers.js'
import { Typed } from './typed-value.js'

/** Throws for a number or a text in a field of caps that is a fraction in every media type: it would match nothing. */
export function checkFraction(name: string, value: unknown): void {
  if (!fractions.includes(name)) return
  const isFraction =
    value instanceof List
      ? value.every((item, index) => isOne(typeOfMember(value, String(index), item)))
      : isOne(value instanceof Typed ? value.gtype : defaultType(value))
  if (isFraction) return
  throw new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot use ${show(value)} as the field ${name} of caps: it must be a fraction, a range of fractions or a list of these. Use fraction(30, 1), fractionRange(…) or list(…)`,
  )
}

function isOne(type: string | undefined): boolean {
  return type === 'GstFraction' || type === 'GstFractionRange'
}

const fractions: readonly string[] = ['framerate', 'max-framerate', 'pixel-aspect-ratio']

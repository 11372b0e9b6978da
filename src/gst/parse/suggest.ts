import { describeSpec } from '../fill-value.js'
import { findSpec, nearestProperty } from '../param-spec.js'
import { classOfKind } from '../kind-class.js'
import { missingElement } from '../errors/missing-element.js'
import type { Place } from './locate.js'

/** What to write or install to correct an error in a description. */
export interface Suggestion {
  /** The end of the message. */
  readonly text: string
  readonly fix?: string
  readonly required?: string
}

/** Suggests a correction for a missing element, an unknown property or a wrong value. */
export function suggest({ element, property }: Place): Suggestion {
  if (element === undefined) return { text: '' }
  if (property === undefined) {
    const { fix, meant } = missingElement(element)
    return fix === undefined ? { text: meant } : { text: `. ${fix}`, fix }
  }
  const kind = classOfKind(element)
  if (typeof kind !== 'object') return { text: '' }
  const spec = findSpec(kind.elementClass, property)
  if (spec === undefined) return { text: nearestProperty(kind.elementClass, property) }
  const required = describeSpec(spec)
  return { text: `: it must be ${required}`, required }
}

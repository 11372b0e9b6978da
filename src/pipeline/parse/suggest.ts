import { describeSpec } from '../elements/fill-value.js'
import { nearestProperty } from '../elements/element.js'
import { findSpec } from '../elements/param-spec.js'
import { withClassOf } from '../elements/registry.js'
import { missingElement } from '../errors/missing-element.js'
import type { Place } from './locate.js'

/** What to write, or to install, instead of what is wrong at a place of a description. */
export interface Suggestion {
  /** The end of the message. */
  readonly text: string
  readonly fix?: string
  readonly required?: string
}

/** Suggests something for an element that is missing, a property that is unknown, or a value that does not fit. */
export function suggest({ element, property }: Place): Suggestion {
  if (element === undefined) return { text: '' }
  if (property === undefined) {
    const { fix, meant } = missingElement(element)
    return fix === undefined ? { text: meant } : { text: `. ${fix}`, fix }
  }
  const suggestion = withClassOf(element, (elementClass): Suggestion => {
    const spec = findSpec(elementClass, property)
    if (spec === undefined) return { text: nearestProperty(elementClass, property) }
    const required = describeSpec(spec)
    return { text: `: it must be ${required}`, required }
  })
  return suggestion ?? { text: '' }
}

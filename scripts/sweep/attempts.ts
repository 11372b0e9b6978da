import { classOf } from '../../src/gst/gtype.js'
import { findSpec, propertyNames } from '../../src/gst/param-spec.js'
import { addressOfWrapper } from '../../src/gi/wrapper.js'
import type { Element, Pad } from '../../src/pipeline/index.js'
import type { Attempt } from './job.js'
import { trialsFor } from './values.js'

/** An element or one of its pads. */
export type Part = Element | Pad

/** Something to set, and how. */
export interface Setting {
  readonly attempt: Attempt
  readonly property: string
  /** The class that declares the property. */
  readonly owner: string
  readonly value: unknown
}

// The names and templates of pads are set once, by their elements.
const unchanging: readonly string[] = ['name', 'parent', 'template']

/** Returns everything to set on an element or pad. */
export function settingsOf(part: Part, element: Element): Setting[] {
  const objectClass = classOf(addressOfWrapper(part.gi))
  const prefix = part === element ? '' : `${part.name}::`
  return propertyNames(objectClass).flatMap((property) => {
    const spec = findSpec(objectClass, property)
    if (spec?.isWritable !== true || unchanging.includes(property)) return []
    return trialsFor(spec).map(({ label, value }) => ({
      attempt: { property: `${prefix}${property}`, label },
      property,
      owner: spec.owner,
      value,
    }))
  })
}

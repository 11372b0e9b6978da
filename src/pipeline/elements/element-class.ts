import { wrongType } from '../../errors/index.js'
import { type Pointer } from '../../ffi/index.js'
import { gtypeOfClass } from '../../gi/wrapper.js'
import { isA, kindOf } from '../../gst/index.js'
import type { Wanted } from './find-element.js'

/** A node-gtk class of elements, such as `GstApp.AppSink`. */
export type ElementClass<Gi extends object> = abstract new (...values: never[]) => Gi

/** Returns the requirement for a kind of element: made by the factory of that name, or an instance of that class. */
export function wantedKind(kind: string | ElementClass<object> | undefined): Wanted {
  if (kind === undefined) return { what: 'element', fits: () => true }
  if (typeof kind === 'string' && kind !== '')
    return { what: kind, fits: (element: Pointer) => kindOf(element) === kind }
  const type = typeof kind === 'string' ? undefined : gtypeOfClass(kind)
  if (type === undefined || typeof kind === 'string')
    throw wrongType('kind', 'the name of a factory or a node-gtk class', kind)
  return { what: kind.name, fits: (element: Pointer) => isA(element, type) }
}

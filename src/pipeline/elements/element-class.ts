import { wrongType } from '../../errors/index.js'
import { type Pointer } from '../../ffi/index.js'
import { gtypeOfClass } from '../../gi/wrapper.js'
import { isA } from '../values/value-type.js'
import type { Wanted } from './find-element.js'
import { kindOf } from './names.js'

/** A class of node-gtk's for elements, such as `GstApp.AppSink`. */
export type ElementClass<Gi extends object> = abstract new (...values: never[]) => Gi

/** What an element must be to be of a kind: made by the factory of that name, or of that class. */
export function wantedKind(kind: string | ElementClass<object> | undefined): Wanted {
  if (kind === undefined) return { what: 'element', fits: () => true }
  if (typeof kind === 'string' && kind !== '')
    return { what: kind, fits: (element: Pointer) => kindOf(element) === kind }
  const type = typeof kind === 'string' ? undefined : gtypeOfClass(kind)
  if (type === undefined || typeof kind === 'string')
    throw wrongType('kind', "the name of a factory or a class of node-gtk's", kind)
  return { what: kind.name, fits: (element: Pointer) => isA(element, type) }
}

import { layouts } from './layouts.js'
import { readField } from './read-field.js'
import type { Pointer } from './symbols/symbol.js'

/** The reference count of a GstMiniObject. */
export function refCount(miniObject: Pointer): number {
  return Number(readField(miniObject, layouts.GstMiniObject.refcount, 'int'))
}

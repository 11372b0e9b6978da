import { GstAllocatorsError } from '../../errors/index.js'
import { GST_STATE_PAUSED, type Pointer } from '../../ffi/index.js'
import { type PropertyAccess, type PropertySpec, stateOf } from '../../gst/index.js'
import type { Owner } from './owner.js'

/** An object whose properties are read and set, and its names in messages. */
export interface Subject {
  readonly object: Pointer
  /** The element that it is, or belongs to: the state of that element counts. */
  readonly element: Pointer
  /** Its name, such as `'mix'` or `'mix.sink_1'`. */
  readonly name: string
  /** What it is, such as `'compositor'` or `'GstCompositorPad'`. */
  readonly kind: string
}

/** Returns how to reach a property of an object now. `check` also runs right before the call. */
export function accessTo(
  { object, element, name }: Subject,
  owner: Owner,
  verb: string,
  spec: PropertySpec,
  check?: () => void,
): PropertyAccess {
  return {
    object,
    name: spec.name,
    type: spec.type,
    isIdle: owner.isIdle && stateOf(element).current < GST_STATE_PAUSED,
    check: () => {
      if (owner.disposed) throw gone(name, `${verb} a property of`)
      check?.()
    },
  }
}

/** Returns the error for a use of an element, or a pad of it, after its pipeline was disposed. */
export function gone(name: string, verb: string, what = 'element'): GstAllocatorsError {
  return new GstAllocatorsError(
    'ERR_DISPOSED',
    `Cannot ${verb} the ${what} '${name}': its pipeline was disposed`,
    { element: name },
  )
}

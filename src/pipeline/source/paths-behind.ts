import { c, type Pointer } from '../../ffi/index.js'
import { sourcePadsOf } from '../elements/each-element.js'
import { kindOf } from '../elements/names.js'
import { isA } from '../values/value-type.js'

/**
 * The capsfilters that data comes through while it is what left the element, each with a reference that is the caller's: one list for each
 * way that it takes. There are more ways than one behind a tee.
 */
export function pathsBehind(element: Pointer): Pointer[][] {
  return sourcePadsOf(element).flatMap(pathsFrom)
}

function pathsFrom(pad: Pointer): Pointer[][] {
  const element = elementBehind(pad)
  if (element === undefined) return [[]]
  const kind = kindOf(element)
  const paths = passing.has(kind) ? pathsBehind(element) : [[]]
  for (const path of kind === 'capsfilter' ? paths : []) path.unshift(c.gst_object_ref(element))
  c.gst_object_unref(element)
  return paths
}

/** With a reference that is the caller's. */
function elementBehind(pad: Pointer): Pointer | undefined {
  const peer = c.gst_pad_get_peer(pad)
  if (peer === null) return undefined
  // At the border of a bin there are two pads: a ghost on its outside, which has the other, on its inside, for a child.
  const isGhost = isA(peer, c.gst_ghost_pad_get_type())
  const next = isGhost ? c.gst_proxy_pad_get_internal(peer) : c.gst_object_get_parent(peer)
  c.gst_object_unref(peer)
  if (next === null) return undefined
  if (isA(next, c.gst_element_get_type())) return next
  const element = elementBehind(next)
  c.gst_object_unref(next)
  return element
}

/** They pass on what has no caps, and change nothing. */
const passing = new Set(['capsfilter', 'clocksync', 'identity', 'queue', 'queue2', 'tee', 'valve'])

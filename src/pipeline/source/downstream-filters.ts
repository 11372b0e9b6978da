import { c, type Pointer } from '../../ffi/index.js'
import { isA, kindOf, sourcePadsOf } from '../../gst/index.js'

/**
 * Returns the capsfilters that data of an element passes before another element changes it: one list for each path,
 * because a tee has several. The caller owns the references.
 */
export function downstreamFilters(element: Pointer): Pointer[][] {
  return sourcePadsOf(element).flatMap(filtersFrom)
}

function filtersFrom(pad: Pointer): Pointer[][] {
  const element = nextElement(pad)
  if (element === undefined) return [[]]
  const kind = kindOf(element)
  const paths = transparentKinds.has(kind) ? downstreamFilters(element) : [[]]
  for (const path of kind === 'capsfilter' ? paths : []) path.unshift(c.gst_object_ref(element))
  c.gst_object_unref(element)
  return paths
}

/** Returns the element that a pad is linked to. The caller owns the reference. */
export function nextElement(pad: Pointer): Pointer | undefined {
  const peer = c.gst_pad_get_peer(pad)
  if (peer === null) return undefined
  // The border of a bin has two pads: outside a ghost pad, and inside an internal pad, which is its child.
  const isGhost = isA(peer, c.gst_ghost_pad_get_type())
  const next = isGhost ? c.gst_proxy_pad_get_internal(peer) : c.gst_object_get_parent(peer)
  c.gst_object_unref(peer)
  if (next === null) return undefined
  if (isA(next, c.gst_element_get_type())) return next
  const element = nextElement(next)
  c.gst_object_unref(next)
  return element
}

/** The kinds of elements that pass on buffers unchanged, and accept buffers without caps. */
export const transparentKinds = new Set([
  'capsfilter',
  'clocksync',
  'identity',
  'queue',
  'queue2',
  'tee',
  'valve',
])

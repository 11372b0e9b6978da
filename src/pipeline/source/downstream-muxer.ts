import { c, GST_STATE_PLAYING, type Pointer } from '../../ffi/index.js'
import { classOf, getProperty, kindOf, nameOf, sourcePadsOf, stateOf } from '../../gst/index.js'
import { nextElement, transparentKinds } from './downstream-filters.js'

/** Returns true if an appsrc timestamps its data. Before PLAYING, only a live appsrc has a running time. */
export function stampsData(source: Pointer): boolean {
  if (getProperty(source, 'do-timestamp') !== true) return false
  return getProperty(source, 'is-live') === true || stateOf(source).current === GST_STATE_PLAYING
}

/**
 * Returns the name of a downstream muxer that would drop data without a time, if no element in between adds one. The
 * recording would have no frames, and no error.
 */
export function untimedMuxerDownstream(element: Pointer): string | undefined {
  for (const pad of sourcePadsOf(element)) {
    const next = nextElement(pad)
    if (next === undefined) continue
    const found = dropsUntimed.has(kindOf(next))
      ? nameOf(next)
      : addsNoTime(next)
        ? untimedMuxerDownstream(next)
        : undefined
    c.gst_object_unref(next)
    if (found !== undefined) return found
  }
  return undefined
}

function addsNoTime(element: Pointer): boolean {
  const klass = c.gst_element_class_get_metadata(classOf(element), 'klass') ?? ''
  return transparentKinds.has(kindOf(element)) || /Encoder|Converter/.test(klass)
}

// As tried with GStreamer 1.22: avimux and flvmux record data without a time, and qtmux and its kin report an error.
const dropsUntimed = new Set(['matroskamux', 'webmmux', 'oggmux', 'mpegtsmux'])

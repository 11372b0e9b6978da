import { c, GST_EVENT_EOS, GST_EVENT_SEGMENT, type Pointer } from '../ffi/index.js'
import { classOf, isA } from './gtype.js'
import { elementsOf, sourcePadsOf } from './iterate.js'
import { kindOf } from './object-names.js'
import { getProperty } from './property.js'
import { hasStickyEvent } from './sticky-event.js'

/** Returns the muxers of a pipeline that have begun to write, still need the end of the stream, and have not seen it. */
export function openMuxersOf(pipeline: Pointer): Pointer[] {
  const bin = c.gst_bin_get_type()
  return elementsOf(pipeline).filter(
    (element) => isMuxer(element) && !isA(element, bin) && needsEnd(element) && isWriting(element),
  )
}

function isMuxer(element: Pointer): boolean {
  const factory = c.gst_element_get_factory(element)
  return factory !== null && (c.gst_element_factory_get_metadata(factory, 'klass') ?? '').includes('Muxer')
}

/** Returns false for formats that can be cut off anywhere: transport streams, and files written for streaming. */
function needsEnd(muxer: Pointer): boolean {
  if (endless.includes(kindOf(muxer))) return false
  // In the MP4 family, `streamable` only changes fragmented files.
  if (hasProperty(muxer, 'fragment-duration')) return Number(getProperty(muxer, 'fragment-duration')) === 0
  return !hasProperty(muxer, 'streamable') || getProperty(muxer, 'streamable') !== true
}

function hasProperty(element: Pointer, name: string): boolean {
  return c.g_object_class_find_property(classOf(element), name) !== null
}

function isWriting(muxer: Pointer): boolean {
  return sourcePadsOf(muxer).some(
    (pad) => hasStickyEvent(pad, GST_EVENT_SEGMENT) && !hasStickyEvent(pad, GST_EVENT_EOS),
  )
}

const endless: readonly string[] = [
  'atscmux',
  'avmux_mpegts',
  'mpegpsmux',
  'mpegtsmux',
  'mplex',
  'multipartmux',
  'rtpdtmfmux',
  'rtpmux',
  'xingmux',
]

import {
  c,
  GST_ELEMENT_FLAG_SINK,
  GST_ELEMENT_FLAG_SOURCE,
  GST_EVENT_EOS,
  layouts,
  type Pointer,
  readField,
  readPointer,
} from '../ffi/index.js'
import { classOf, isA } from './gtype.js'
import { elementsIn, elementsOf, sinkPadsOf } from './iterate.js'
import { hasStickyEvent } from './sticky-event.js'

/** Returns the elements that an end of stream must be sent to: the sources, and bins that pass it on in their own way. */
export function sourcesOf(bin: Pointer): Pointer[] {
  return elementsIn(bin)
    .filter((element) => hasFlag(element, GST_ELEMENT_FLAG_SOURCE))
    .flatMap((element) => (isPlainBin(element) ? sourcesOf(element) : [element]))
}

/** Returns the sinks of a pipeline that the end of stream has not reached. */
export function openSinksOf(pipeline: Pointer): Pointer[] {
  return sinksOf(pipeline).filter((sink) => !isAtEnd(sink))
}

/** Returns true once the end of stream has reached every sink. */
export function endHasReachedSinks(pipeline: Pointer): boolean {
  const sinks = sinksOf(pipeline)
  return sinks.length > 0 && sinks.every(isAtEnd)
}

/** Returns the sinks of a pipeline that are not bins. */
export function sinksOf(pipeline: Pointer): Pointer[] {
  const bin = c.gst_bin_get_type()
  return elementsOf(pipeline).filter(
    (element) => hasFlag(element, GST_ELEMENT_FLAG_SINK) && !isA(element, bin),
  )
}

/** Looks at the pads upstream of the sink, because its own pad notes the end only when the sink has dealt with it. */
function isAtEnd(sink: Pointer): boolean {
  return sinkPadsOf(sink).every((pad) => {
    const peer = c.gst_pad_get_peer(pad)
    if (peer === null) return false
    const isAtEnd = hasStickyEvent(peer, GST_EVENT_EOS)
    c.gst_object_unref(peer)
    return isAtEnd
  })
}

/** A bin that sends an event to each of its sources, which would hold up its state changes meanwhile. */
function isPlainBin(element: Pointer): boolean {
  const bin = c.gst_bin_get_type()
  return isA(element, bin) && sendEventOf(classOf(element)) === sendEventOf(c.g_type_class_ref(BigInt(bin)))
}

function sendEventOf(elementClass: Pointer): Pointer {
  return readPointer(elementClass, layouts.GstElementClass.sendEvent)
}

function hasFlag(element: Pointer, flag: number): boolean {
  return (Number(readField(element, layouts.GstObject.flags, 'uint')) & flag) !== 0
}

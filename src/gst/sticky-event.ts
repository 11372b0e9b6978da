import {
  c,
  GST_EVENT_SEGMENT,
  GST_FORMAT_TIME,
  layouts,
  littleEndian,
  type Pointer,
  withStruct,
} from '../ffi/index.js'

/** Returns true if a pad has passed on an event of a type that pads keep, such as GST_EVENT_EOS. Never waits. */
export function hasStickyEvent(pad: Pointer, type: number, event?: Pointer): boolean {
  const found = c.gst_pad_get_sticky_event(pad, type, 0)
  if (found === null) return false
  c.gst_mini_object_unref(found)
  return event === undefined || found === event
}

/** Returns true if the data that has arrived at a pad has times. Never waits. */
export function hasTimeSegment(pad: Pointer): boolean {
  const event = c.gst_pad_get_sticky_event(pad, GST_EVENT_SEGMENT, 0)
  if (event === null) return false
  return withStruct('GstSegment', ({ pointer, view }) => {
    c.gst_event_copy_segment(event, pointer)
    c.gst_mini_object_unref(event)
    return view.getUint32(layouts.GstSegment.format, littleEndian) === GST_FORMAT_TIME
  })
}

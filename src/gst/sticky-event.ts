import { c, type Pointer } from '../ffi/index.js'

/** Returns true if a pad has passed on an event of a type that pads keep, such as GST_EVENT_EOS. Never waits. */
export function hasStickyEvent(pad: Pointer, type: number, event?: Pointer): boolean {
  const found = c.gst_pad_get_sticky_event(pad, type, 0)
  if (found === null) return false
  c.gst_mini_object_unref(found)
  return event === undefined || found === event
}

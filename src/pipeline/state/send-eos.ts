import { c, GST_EVENT_EOS, handlerAddress, type Pointer, refCount } from '../../ffi/index.js'
import { hasStickyEvent, type PendingCall, sourcePadsOf } from '../../gst/index.js'
import { poll } from '../../wait/index.js'

/**
 * Sends the end of stream to a source, on a GStreamer thread, because some sources wait until it has been passed on. The
 * call is among `pendingCalls` until it is over, because it must not disturb the next run.
 */
export function sendEos(source: Pointer, pendingCalls: Set<PendingCall>): void {
  const event = c.gst_event_new_eos()
  // The call takes ownership of one of three references, and the thread releases another when it is done.
  c.gst_mini_object_ref(event)
  c.gst_mini_object_ref(event)
  c.gst_object_ref(source)
  const call: PendingCall = {
    name: 'gst_element_send_event',
    object: event,
    destroyNotify: 'gst_mini_object_unref',
    // Pads keep the event. They hold references to it, but they also show that it was sent.
    isDone: (references) =>
      references === 1 || sourcePadsOf(source).some((pad) => hasStickyEvent(pad, GST_EVENT_EOS, event)),
    release: () => {
      c.gst_mini_object_unref(event)
      c.gst_object_unref(source)
    },
  }
  pendingCalls.add(call)
  c.gst_element_call_async(source, handlerAddress(call.name), call.object, handlerAddress(call.destroyNotify))
  void poll(() => (call.isDone(refCount(event)) ? true : undefined), { idle: true }).then(() => {
    pendingCalls.delete(call)
    call.release()
  })
}

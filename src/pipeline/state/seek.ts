import {
  c,
  GST_FORMAT_TIME,
  GST_SEEK_FLAG_ACCURATE,
  GST_SEEK_FLAG_FLUSH,
  GST_SEEK_FLAG_KEY_UNIT,
  GST_SEEK_TYPE_NONE,
  GST_SEEK_TYPE_SET,
  type Pointer,
} from '../../ffi/index.js'
import { passElsewhere, type Waiting } from '../wait/call-elsewhere.js'

/**
 * Sends a pipeline to a position. It is there once it has reached its state again, which is not waited for here. `hasArrived` tells when that
 * is known from elsewhere: a demuxer may keep the event. `onOver` is called when it has been sent, also when nobody waits any more.
 */
export async function sendSeek(
  pipeline: Pointer,
  { time, keyUnit }: { readonly time: bigint; readonly keyUnit: boolean },
  { hasArrived, onOver }: { readonly hasArrived: () => boolean; readonly onOver: () => void },
  waiting: Waiting,
): Promise<void> {
  const flags = GST_SEEK_FLAG_FLUSH | (keyUnit ? GST_SEEK_FLAG_KEY_UNIT : GST_SEEK_FLAG_ACCURATE)
  const event = c.gst_event_new_seek(
    1,
    GST_FORMAT_TIME,
    flags,
    GST_SEEK_TYPE_SET,
    time,
    GST_SEEK_TYPE_NONE,
    -1n,
  )
  // Of three references, the call takes one, and the thread gives one back when it is done.
  c.gst_mini_object_ref(event)
  c.gst_mini_object_ref(event)
  const release = () => {
    c.gst_mini_object_unref(event)
    onOver()
  }
  await passElsewhere(
    pipeline,
    {
      name: 'gst_element_send_event',
      object: event,
      settle: 'gst_mini_object_unref',
      isOver: (references) => references === 1 || hasArrived(),
      release,
    },
    waiting,
  )
  release()
}

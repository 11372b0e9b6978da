import {
  GST_VIDEO_BUFFER_FLAG_ONEFIELD,
  GST_VIDEO_BUFFER_FLAG_TFF,
  layouts,
  littleEndian,
  peekStruct,
  type Pointer,
} from '../ffi/index.js'

/** One field of a picture: `'top'` has its first, third and fifth line and so on, and `'bottom'` the others. */
export type Field = 'top' | 'bottom'

/** Returns the field that a buffer holds; null when its flags do not say. */
export function fieldOf(buffer: Pointer): Field | null {
  const flags = peekStruct(buffer, 'GstBuffer').getUint32(layouts.GstBuffer.flags, littleEndian)
  if ((flags & GST_VIDEO_BUFFER_FLAG_ONEFIELD) === 0) return null
  return (flags & GST_VIDEO_BUFFER_FLAG_TFF) === 0 ? 'bottom' : 'top'
}

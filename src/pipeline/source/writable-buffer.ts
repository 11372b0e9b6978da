import { c, GST_BUFFER_COPY_ALL, type Pointer } from '../../ffi/index.js'

/** Takes over a reference, and returns one to a buffer whose metadata can be changed, with the same memories. */
export function writableBuffer(buffer: Pointer): Pointer {
  if (c.gst_mini_object_is_writable(buffer) !== 0) return buffer
  const copy = c.gst_buffer_copy_region(buffer, GST_BUFFER_COPY_ALL, 0, wholeBuffer)
  if (copy === null) throw new TypeError('Cannot copy the header of a buffer: GStreamer returned NULL')
  // The buffer must not go back to its pool while its memories are in use here.
  c.gst_buffer_add_parent_buffer_meta(copy, buffer)
  c.gst_mini_object_unref(buffer)
  return copy
}

const wholeBuffer = 2n ** 64n - 1n

import { c, GST_MEMORY_FLAG_NO_SHARE, layouts, type Pointer, readField } from '../ffi/index.js'

/**
 * Returns a memory of its own over the same bytes, for a pipeline: a resize or a mapping of the first one must not reach
 * an element, because encoders crash on a buffer that they cannot map. If the memory cannot be shared, returns itself.
 */
export function lendMemory(memory: Pointer): Pointer {
  const flags = Number(readField(memory, layouts.GstMemory.flags, 'uint'))
  if ((flags & GST_MEMORY_FLAG_NO_SHARE) !== 0) return c.gst_mini_object_ref(memory)
  const size = Number(readField(memory, layouts.GstMemory.length, 'size_t'))
  return c.gst_memory_share(memory, 0, size) ?? c.gst_mini_object_ref(memory)
}
